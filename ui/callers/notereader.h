// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtCore/QObject>
#include <optional>

namespace slotdesk {

/// Reads the notes of one request or of one caller, and again when asked to; the last answer stays while the server is
/// away.
class NoteReader : public QObject
{
    Q_OBJECT

public:
    explicit NoteReader(const DeskContext& context, QObject* parent = nullptr) : QObject(parent), m_context(context) {}

    void setRequest(RequestId request);
    void setCaller(const Caller& caller);
    [[nodiscard]] const QList<Note>& notes() const { return m_notes; }

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    /// Only when they are others than before.
    void changed();

private:
    void forget();
    void take(const QList<Note>& notes);

    const DeskContext& m_context;
    RequestId m_request;
    Caller m_caller;
    bool m_asking = false;
    bool m_again = false;
    int m_subject = 0; ///< counts: an answer about another subject is worth nothing
    QList<Note> m_notes;
};

} // namespace slotdesk
