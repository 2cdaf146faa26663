// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/messages.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace slotdesk {

namespace {

Messages::Answer& theAnswer()
{
    static Messages::Answer answer;
    return answer;
}

QString& theFile()
{
    static QString file;
    return file;
}

} // namespace

QString Messages::fileToSave(QWidget* parent, const QString& title, const QString& proposed, const QString& kinds)
{
    return theFile().isEmpty() ? QFileDialog::getSaveFileName(parent, title, proposed, kinds) : theFile();
}

void Messages::saveTo(const QString& path)
{
    theFile() = path;
}

bool Messages::ask(QWidget* parent, const QString& title, const QString& text, const QString& yes)
{
    if (theAnswer())
        return theAnswer()(title, text);
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    const QPushButton* accept = box.addButton(yes, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == accept;
}

void Messages::answerWith(Answer answer)
{
    theAnswer() = std::move(answer);
}

} // namespace slotdesk
