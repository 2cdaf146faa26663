// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/mainwindow.h"

#include <QtCore/QPointer>
#include <memory>
#include <vector>

namespace slotdesk {

class Wallboard;

/// The windows of one desk: the first, others beside it with a filter and a choice of their own, the wallboard. All
/// show the same store. Gone before the store.
class DeskWindows : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostWindows = 6;

    explicit DeskWindows(const DeskContext& context);
    ~DeskWindows() override;

    [[nodiscard]] MainWindow& first() { return *m_windows.front(); }
    [[nodiscard]] MainWindow* window(int number) const;
    [[nodiscard]] Wallboard* wallboard() const { return m_wallboard.get(); }

public Q_SLOTS:
    /// On another screen where there is one.
    void openAnother();
    void openWallboard();

Q_SIGNALS:
    /// No window can be seen (or one again): the feed may go slow.
    void hiddenChanged(bool hidden);
    /// The person wants to work on another server.
    void elsewhereRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    MainWindow& make(int number);
    void updateHidden();
    /// The screen that none of the windows is on, else the last one.
    [[nodiscard]] QScreen* freeScreen() const;

    DeskContext m_context;
    std::vector<std::unique_ptr<MainWindow>> m_windows; ///< by number, from 1; closed ones stay and are shown again
    std::unique_ptr<Wallboard> m_wallboard;
    bool m_hidden = false;
};

} // namespace slotdesk
