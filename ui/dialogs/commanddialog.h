// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/commandrunner.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace slotdesk {

class Notice;
class ReasonField;

/// What every command's dialog does alike: it waits for the reply while open, tells a refusal in the server's words
/// and lets the agent choose again, and after a doubtful end asks for the very same command again, with the same
/// command id and the inputs locked, so that it cannot be done twice. Closes only when the command was done.
class CommandDialog : public QDialog
{
    Q_OBJECT

public:
    enum class State { Editing, Asking, InDoubt, Over };

    [[nodiscard]] State state() const { return m_state; }
    /// Of what was sent last.
    [[nodiscard]] CommandId command() const { return m_command; }
    [[nodiscard]] Notice* notice() const { return m_notice; }
    [[nodiscard]] QPushButton* primary() const { return m_primary; }
    [[nodiscard]] ReasonField* reason() const { return m_reason; }
    /// Which request it is about; none for what is about a person.
    [[nodiscard]] RequestId about() const { return request(); }
    /// Hidden until something else is offered after a lost race.
    [[nodiscard]] QPushButton* nextBest() const { return m_next; }
    /// Whether what it does can be taken back for a while.
    [[nodiscard]] virtual bool canUndo() const { return true; }

public Q_SLOTS:
    void submit();
    void reject() override;

Q_SIGNALS:
    void succeeded(const slotdesk::Outcome& outcome);

protected:
    /// Without a `use` no reason is asked for.
    CommandDialog(const DeskContext& context, CommandRunner& runner, const QString& use, QWidget* parent);

    [[nodiscard]] const DeskContext& context() const { return m_context; }
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setHeading(const QString& title, const QString& about);
    void setPrimary(const QString& text, bool dangerous = false);
    void setCloseText(const QString& text);
    /// Call when an input changed.
    void updateReady();
    /// A button beside the primary one, with the focus on it: Enter takes the next best and sends it.
    void offerNext(const QString& text, std::function<void()> take);

    [[nodiscard]] virtual bool isComplete() const;
    [[nodiscard]] virtual RequestId request() const = 0;
    [[nodiscard]] virtual DeskServices::Reply send(CommandId command) = 0;
    /// The server said no. Comes before refresh().
    virtual void lost(const Outcome&) {}
    /// Those besides request() whose rows show that a command is under way.
    [[nodiscard]] virtual QList<RequestId> others() const { return {}; }
    /// The server said no: bring what is shown up to date.
    virtual void refresh() {}
    /// It is done. One that has results to show stays open with finish().
    virtual void succeed(const Outcome& outcome);
    void finish();
    [[nodiscard]] virtual QString hintFor(const Outcome& outcome) const;

private:
    void buildFoot();
    void loadReasons();
    void setState(State state);
    void onReply(const Result<Outcome>& result);
    void onError(const DbError& error);

    const DeskContext& m_context;
    CommandRunner& m_runner;
    State m_state = State::Editing;
    CommandId m_command;
    QString m_primaryText;
    QString m_closeText;
    QLabel* m_title = nullptr;
    QLabel* m_about = nullptr;
    QWidget* m_inputs = nullptr;
    QVBoxLayout* m_body = nullptr;
    ReasonField* m_reason = nullptr;
    Notice* m_notice = nullptr;
    QPushButton* m_primary = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_next = nullptr;
    std::function<void()> m_takeNext;
};

} // namespace slotdesk
