// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/connectioncheck.h"

#include <QtWidgets/QWidget>
#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace slotdesk {

class Notice;

/// A server's fields, and a test that says what is wrong with them. The server field takes a name, service=NAME or a
/// whole URI.
class ConnectForm : public QWidget
{
    Q_OBJECT

public:
    using Check = std::function<ConnectionCheck::Report(const QString& address)>;

    explicit ConnectForm(Check check, QWidget* parent = nullptr);

    void setAddress(const QString& address);
    /// What libpq is given; with the password, so neither shown nor logged.
    [[nodiscard]] QString address() const;
    void show(const ConnectionCheck::Report& report);
    [[nodiscard]] Notice* notice() const { return m_notice; }
    [[nodiscard]] QLineEdit* server() const { return m_server; }
    [[nodiscard]] QLineEdit* database() const { return m_database; }
    [[nodiscard]] QLineEdit* login() const { return m_login; }
    [[nodiscard]] QLineEdit* password() const { return m_password; }

public Q_SLOTS:
    void test();
    /// Tests, and when it is usable says so with connected().
    void connectNow();

Q_SIGNALS:
    void connected(const slotdesk::ConnectionCheck::Report& report);

private:
    QLineEdit* field(const QString& label, const QString& name, const QString& placeholder);
    void run(bool stay);
    void updateFields();

    Check m_check;
    QLineEdit* m_server = nullptr;
    QLineEdit* m_port = nullptr;
    QLineEdit* m_database = nullptr;
    QLineEdit* m_login = nullptr;
    QLineEdit* m_password = nullptr;
    QComboBox* m_encryption = nullptr;
    Notice* m_notice = nullptr;
    int m_asked = 0; ///< only the last question's answer counts
};

} // namespace slotdesk
