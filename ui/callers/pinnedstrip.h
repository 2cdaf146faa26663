// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/noteservice.h"

#include <QtWidgets/QWidget>
#include <functional>

namespace slotdesk {

/// The pinned warnings, a line each, at the head of what they are about: nobody may have to look for them. Hidden while
/// there are none.
class PinnedStrip : public QWidget
{
    Q_OBJECT

public:
    using SubjectOf = std::function<QString(const Note&)>;

    explicit PinnedStrip(QWidget* parent = nullptr);

    void setNotes(const QList<Note>& notes, const SubjectOf& subjectOf);
    /// What is to be read, line by line.
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line
    {
        QString subject;
        QString text;
    };
    QList<Line> m_lines;
    int m_more = 0;
};

} // namespace slotdesk
