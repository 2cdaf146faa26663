// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/racedialog.h"

#include "tables/racewords.h"
#include "tables/timewords.h"
#include "ui/delegates/mirroring.h"
#include "ui/paper/filesaver.h"
#include "ui/review/raceexport.h"
#include "ui/review/raceview.h"
#include "ui/shell/messages.h"
#include "ui/shell/whenready.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace slotdesk {

RaceDialog::RaceDialog(const DeskContext& context, AlertId alert, RequestId request, QWidget* parent)
    : QDialog(parent), m_context(context), m_alert(alert), m_request(request)
{
    setObjectName(QStringLiteral("raceDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("The race on request %1").arg(TimeWords::number(request)));
    resize(960, 520);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setProperty("boxed", true);
    m_area->setAccessibleName(windowTitle());
    m_view = new RaceView(m_area);
    m_area->setWidget(m_view);
    column->addWidget(m_area, 1);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("word"));
    m_word->setWordWrap(true);
    m_word->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Mirroring::alignLeading(m_word);
    column->addWidget(m_word);
    column->addLayout(buildFoot());
    connect(&context.store, &LiveStore::alertsChanged, this,
            [this](const auto&, const QList<AlertId>& changed, const QList<AlertId>& removed) {
                if (changed.contains(m_alert) || removed.contains(m_alert))
                    read();
            });
    read();
}

QLayout* RaceDialog::buildFoot()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    const auto add = [&](const QString& text, const char* name, auto slot) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
        return button;
    };
    m_png = add(tr("Save as &PNG…"), "savePng", [this] {
        save(tr("Save the race as a picture"), QStringLiteral("png"), tr("PNG (*.png)"), &RaceExport::png);
    });
    m_svg = add(tr("Save as &SVG…"), "saveSvg", [this] {
        save(tr("Save the race as a drawing"), QStringLiteral("svg"), tr("SVG (*.svg)"), &RaceExport::svg);
    });
    m_copy = add(tr("&Copy"), "copyRace", [this] { copy(); });
    m_copy->setToolTip(tr("The picture, and all of it as text"));
    for (QPushButton* button : {m_png, m_svg, m_copy})
        button->setEnabled(false); // until there is something to take along
    row->addStretch(1);
    add(tr("Close"), "close", &QDialog::accept);
    return row;
}

QString RaceDialog::word() const
{
    return m_word->text();
}

void RaceDialog::read()
{
    if (m_view->story().isEmpty())
        m_word->setText(tr("Reading…"));
    whenReady(m_context.services.review().race(m_alert), this, [this](const Result<RaceStory>& story) { take(story); });
}

void RaceDialog::take(const Result<RaceStory>& story)
{
    if (!story.ok())
        m_word->setText(story.error().text());
    else if (story->isEmpty())
        m_word->setText(tr("Nothing is recorded of this race: its bookings are gone."));
    else
        m_word->clear();
    if (story.ok() && !story->isEmpty())
        m_view->setStory(*story);
    const bool drawn = !m_view->story().isEmpty();
    for (QPushButton* button : {m_png, m_svg, m_copy})
        button->setEnabled(drawn);
    m_word->setVisible(!m_word->text().isEmpty());
}

void RaceDialog::save(const QString& title, const QString& ending, const QString& kinds,
                      QByteArray (*make)(const RaceStory& story, const QFont& font))
{
    const QString name = QStringLiteral("race-%1.%2").arg(m_request.value()).arg(ending);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = Messages::fileToSave(this, title, QDir(folder).filePath(name), kinds);
    if (path.isEmpty())
        return;
    // What was on the screen when the button was pressed.
    const auto bytes = [make, story = m_view->story(), font = font()] { return make(story, font); };
    whenReady(FileSaver::save(path, bytes), this, [this, path](const QString& trouble) {
        const QString shown = QDir::toNativeSeparators(path);
        m_word->setText(trouble.isEmpty() ? tr("Saved: %1").arg(shown)
                                          : tr("%1 cannot be written: %2").arg(shown, trouble));
        m_word->show();
    });
}

void RaceDialog::copy()
{
    auto* mime = new QMimeData;
    mime->setText(RaceWords::text(m_view->story()));
    mime->setImageData(QImage::fromData(RaceExport::png(m_view->story(), font())));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_word->setText(tr("Copied."));
    m_word->show();
}

} // namespace slotdesk
