// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desksettings.h"
#include "ui/settings/themechoice.h"
#include "ui/shell/systemappearance.h"
#include "ui/shell/theme.h"

#include <QtCore/QProcess>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusMessage>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace slotdesk;

namespace {

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString portalName = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");

} // namespace

/// The settings of a desktop's portal, as far as this program asks for them.
class FakePortal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QHash<QString, uint> values;
    bool isOld = false; ///< knows Read only, and wraps its answer twice

    void set(const QString& key, uint value)
    {
        values.insert(key, value);
        Q_EMIT SettingChanged(appearance, key, QDBusVariant(value));
    }

public Q_SLOTS:
    QDBusVariant ReadOne(const QString& group, const QString& key)
    {
        if (isOld)
            sendErrorReply(QDBusError::UnknownMethod, QStringLiteral("no such method"));
        else if (group != appearance || !values.contains(key))
            sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"), QStringLiteral("not found"));
        return QDBusVariant(values.value(key));
    }
    QDBusVariant Read(const QString&, const QString& key)
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(values.value(key))));
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

/// A bus of its own with a portal on it, and how the theme follows.
class TestSystemAppearance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void readsWhatIsSet_data();
    void readsWhatIsSet();
    void followsWhatChanges();
    void anOldPortalIsAskedInItsWay();
    void aPortalThatComesLaterIsHeard();
    void theOwnChoiceWins();
    void withoutABusNothingHappens();
    void withoutAPortalNothingHappens();

private:
    [[nodiscard]] QDBusConnection connectTo(const QString& name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }
    void offer();

    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<FakePortal> m_portal;
};

void TestSystemAppearance::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                    QStringLiteral("--print-address"), QStringLiteral("--address=unix:tmpdir=/tmp")});
    QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon is not installed");
    QVERIFY(m_daemon.waitForReadyRead(10000));
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    Theme::instance().install();
}

void TestSystemAppearance::init()
{
    m_portal = std::make_unique<FakePortal>();
    Theme::instance().setMode(Theme::Mode::FollowSystem);
    Theme::instance().setContrast(Theme::Contrast::FollowSystem);
    Theme::instance().setSystem(std::nullopt, false);
}

void TestSystemAppearance::cleanup()
{
    m_portal.reset();
    for (const char* name : {"portal", "desk"})
        QDBusConnection::disconnectFromBus(QString::fromLatin1(name));
}

void TestSystemAppearance::cleanupTestCase()
{
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished());
}

void TestSystemAppearance::offer()
{
    QDBusConnection bus = connectTo(QStringLiteral("portal"));
    QVERIFY(bus.registerObject(portalPath, m_portal.get(),
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(portalName));
}

void TestSystemAppearance::readsWhatIsSet_data()
{
    QTest::addColumn<uint>("scheme");
    QTest::addColumn<uint>("contrast");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("high");
    QTest::newRow("no wish") << 0U << 0U << false << false;
    QTest::newRow("dark") << 1U << 0U << true << false;
    QTest::newRow("light") << 2U << 0U << false << false;
    QTest::newRow("dark, high contrast") << 1U << 1U << true << true;
    QTest::newRow("a number of the future") << 7U << 9U << false << false;
}

void TestSystemAppearance::readsWhatIsSet()
{
    QFETCH(const uint, scheme);
    QFETCH(const uint, contrast);
    QFETCH(const bool, dark);
    QFETCH(const bool, high);
    m_portal->values = {{QStringLiteral("color-scheme"), scheme}, {QStringLiteral("contrast"), contrast}};
    offer();
    const SystemAppearance system(connectTo(QStringLiteral("desk")));
    QTRY_COMPARE(system.highContrast(), high);
    QTRY_COMPARE(system.dark().has_value(), scheme == 1 || scheme == 2);
    QTRY_COMPARE(Theme::instance().isDark(), dark);
    QCOMPARE(Theme::instance().isHighContrast(), high);
}

void TestSystemAppearance::followsWhatChanges()
{
    m_portal->values = {{QStringLiteral("color-scheme"), 2}, {QStringLiteral("contrast"), 0}};
    offer();
    const SystemAppearance system(connectTo(QStringLiteral("desk")));
    QTRY_VERIFY(system.dark().has_value());
    m_portal->set(QStringLiteral("color-scheme"), 1);
    QTRY_VERIFY(Theme::instance().isDark());
    m_portal->set(QStringLiteral("contrast"), 1);
    QTRY_VERIFY(Theme::instance().isHighContrast());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::instance().colors().window);
    Q_EMIT m_portal->SettingChanged(QStringLiteral("org.gnome.desktop"), QStringLiteral("color-scheme"),
                                    QDBusVariant(2U));
    m_portal->set(QStringLiteral("contrast"), 0);
    QTRY_VERIFY(!Theme::instance().isHighContrast());
    QVERIFY(Theme::instance().isDark()); // what another group says was none of its business
}

void TestSystemAppearance::anOldPortalIsAskedInItsWay()
{
    m_portal->isOld = true;
    m_portal->values = {{QStringLiteral("color-scheme"), 1}, {QStringLiteral("contrast"), 1}};
    offer();
    const SystemAppearance system(connectTo(QStringLiteral("desk")));
    QTRY_VERIFY(Theme::instance().isDark());
    QTRY_VERIFY(Theme::instance().isHighContrast());
}

void TestSystemAppearance::aPortalThatComesLaterIsHeard()
{
    const SystemAppearance system(connectTo(QStringLiteral("desk")));
    m_portal->values = {{QStringLiteral("color-scheme"), 1}};
    offer();
    QTRY_VERIFY(Theme::instance().isDark());
}

void TestSystemAppearance::theOwnChoiceWins()
{
    const ThemeChoice choice;
    m_portal->values = {{QStringLiteral("color-scheme"), 1}, {QStringLiteral("contrast"), 1}};
    offer();
    DeskSettings::instance().set(QStringLiteral("look/theme"), QStringLiteral("light"));
    DeskSettings::instance().set(QStringLiteral("look/contrast"), QStringLiteral("normal"));
    const SystemAppearance system(connectTo(QStringLiteral("desk")));
    QTRY_VERIFY(system.highContrast() && system.dark().has_value());
    QVERIFY(!Theme::instance().isDark());
    QVERIFY(!Theme::instance().isHighContrast());
    DeskSettings::instance().remove(QStringLiteral("look/theme"));
    DeskSettings::instance().remove(QStringLiteral("look/contrast"));
    QVERIFY(Theme::instance().isDark());
    QVERIFY(Theme::instance().isHighContrast());
}

void TestSystemAppearance::withoutABusNothingHappens()
{
    const SystemAppearance system(QDBusConnection(QStringLiteral("none")));
    QVERIFY(!system.dark().has_value());
    QVERIFY(!Theme::instance().isDark());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nowhere");
    QVERIFY(!SystemAppearance::sessionBus().isConnected());
}

void TestSystemAppearance::withoutAPortalNothingHappens()
{
    const SystemAppearance system(connectTo(QStringLiteral("desk")));
    QDBusMessage ping =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                       QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping"));
    // The bus answers in order: after this the questions to the portal are answered too, with an error.
    QCOMPARE(connectTo(QStringLiteral("desk")).call(ping).type(), QDBusMessage::ReplyMessage);
    QCoreApplication::processEvents();
    QVERIFY(!system.dark().has_value());
    QVERIFY(!Theme::instance().isDark());
}

QTEST_MAIN(TestSystemAppearance)
#include "tst_systemappearance.moc"
