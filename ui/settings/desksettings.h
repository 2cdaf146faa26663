// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

namespace slotdesk {

/// What a person has chosen, remembered in one file. Values are texts; whatever does not fit is as if it were not
/// there. Until open() they live in memory only. GUI thread; a thread of its own writes the file, a moment after a
/// change.
class DeskSettings : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static DeskSettings& instance();
    [[nodiscard]] static QString defaultFile();
    ~DeskSettings() override;

    /// Forgets what was in memory and takes what is in `file`; an empty name: memory only. Before the first window.
    void open(const QString& file);

    [[nodiscard]] QString text(const QString& key, const QString& fallback = {}) const;
    [[nodiscard]] int number(const QString& key, int fallback, int least, int most) const;
    [[nodiscard]] bool flag(const QString& key, bool fallback) const;
    [[nodiscard]] QByteArray bytes(const QString& key) const;

    void set(const QString& key, const QString& value);
    void setNumber(const QString& key, int value) { set(key, QString::number(value)); }
    void setFlag(const QString& key, bool value) { set(key, value ? QStringLiteral("yes") : QStringLiteral("no")); }
    void setBytes(const QString& key, const QByteArray& value);
    void remove(const QString& key);

    /// Waits until the file has what is in memory: when the program ends.
    void flush();

Q_SIGNALS:
    void changed(const QString& key);

private:
    DeskSettings();
    void write();

    QHash<QString, QString> m_values;
    QString m_file;
    QTimer m_soon;
    QThreadPool m_writer; ///< one thread: the last write is the last change
};

} // namespace slotdesk
