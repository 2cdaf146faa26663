// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reviewcase.h"
#include "tables/deedtable.h"
#include "ui/shell/commandrunner.h"
#include "ui/shell/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace slotdesk {

class DeskTable;
class ElidedLabel;

/// The chosen case of the review queue: what it was, why it happened, the sign-off, and what its agent did around it.
/// Who settled a case cannot sign it off: the database says so, and its sentence is shown.
class ReviewCasePanel : public QWidget
{
    Q_OBJECT

public:
    ReviewCasePanel(const DeskContext& context, CommandRunner& runner, QWidget* parent);

    /// None: nothing is chosen. What is half typed stays while the case stays.
    void setCase(const std::optional<ReviewCase>& one);
    void setCauses(const QList<ReviewChoice>& choices);

    [[nodiscard]] QPlainTextEdit* about() const { return m_about; }
    [[nodiscard]] QComboBox* cause() const { return m_cause; }
    [[nodiscard]] QLineEdit* note() const { return m_note; }
    [[nodiscard]] QPushButton* tagButton() const { return m_tag; }
    [[nodiscard]] QPushButton* signOffButton() const { return m_signOff; }
    [[nodiscard]] const DeedTable& deeds() const { return m_deeds; }
    [[nodiscard]] DeskTable* deedTable() const { return m_deedTable; }
    [[nodiscard]] QString deedHead() const;

Q_SIGNALS:
    void said(slotdesk::Tone tone, const QString& text);
    /// A command was answered: the queue may have changed.
    void answered();

private:
    /// What was asked for last, kept while it is not known whether it was done: asking again is the same command then.
    struct Wish
    {
        CommandId command;
        AlertId alert;
        QString cause;
        QString note;
        bool isSignOff = false;
    };

    QLayout* buildReview();
    QLayout* buildDeeds();
    [[nodiscard]] QPushButton* button(const QString& text, const char* name, bool isSignOff);
    void readDeeds();
    void showDeeds(const Result<QList<AgentDeed>>& deeds);
    void updateReady();
    void send(bool isSignOff);
    void onReply(RequestId request, const Result<Outcome>& result);

    const DeskContext& m_context;
    CommandRunner& m_runner;
    DeedTable m_deeds;
    std::optional<ReviewCase> m_case;
    std::optional<Wish> m_doubt;
    Wish m_asked;
    bool m_isAsking = false;
    QWidget* m_pressed = nullptr; ///< the button that had the keyboard when it was asked
    QPointer<QWidget> m_movedTo;  ///< where the keyboard went by itself meanwhile
    int m_deedQuestion = 0;       ///< an answer to an older one is dropped
    QPlainTextEdit* m_about = nullptr;
    QComboBox* m_cause = nullptr;
    QLineEdit* m_note = nullptr;
    QPushButton* m_tag = nullptr;
    QPushButton* m_signOff = nullptr;
    ElidedLabel* m_deedHead = nullptr;
    DeskTable* m_deedTable = nullptr;
};

} // namespace slotdesk
