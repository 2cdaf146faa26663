// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>
#include <functional>

class QLabel;

namespace slotdesk {

/// What a command would do if it were sent now, asked of the server as a dry run: the newest question wins, and a
/// server that is busy with just these rows is asked again. A courtesy and no promise: the command decides anew.
class PreviewLine : public QFrame
{
    Q_OBJECT

public:
    /// The effect in words, from what the dry run answered.
    using Words = std::function<QString(const Outcome& outcome)>;

    explicit PreviewLine(const DeskContext& context, QWidget* parent = nullptr);

    /// `arguments` by the names of the SQL function's parameters.
    void ask(const QString& function, const QJsonObject& arguments, Words words);
    /// Nothing is chosen: what to do instead.
    void clear(const QString& hint);
    /// Why the server would refuse what was asked last; empty when it would not, or is not known yet.
    [[nodiscard]] QString refusal() const { return m_refusal; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isAnswered() const { return m_answered; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void send();
    void onAnswer(const Result<Outcome>& answer);
    void say(slotdesk::Shape shape, Tone tone, const QString& text);
    void drawShape();

    const DeskContext& m_context;
    QTimer m_soon;
    QString m_function;
    QJsonObject m_arguments;
    Words m_words;
    QString m_refusal;
    int m_round = 0;
    bool m_answered = false;
    slotdesk::Shape m_mark = slotdesk::Shape::None;
    Tone m_tone = Tone::Neutral;
    QLabel* m_shape = nullptr;
    QLabel* m_text = nullptr;
};

} // namespace slotdesk
