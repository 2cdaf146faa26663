// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgconnection.h"
#include "db/privatecluster.h"
#include "support/pgfixture.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtTest/QTest>
#include <array>
#include <csignal>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace slotdesk;

namespace {

constexpr int patience = 30000;
constexpr auto holdArgument = "--hold";

PrivateCluster::Options optionsFor(const QString& folder)
{
    PrivateCluster::Options options;
    options.folder = folder;
    options.lingerSeconds = 1;
    options.durable = false;
    return options;
}

// This program started again: it takes hold of the cluster, says so, and waits until its input ends or it is killed.
int hold(const QString& folder)
{
    const auto cluster = PrivateCluster::acquire(optionsFor(folder));
    if (!cluster)
        qFatal("%s", qPrintable(cluster.error().text()));
    ::dprintf(STDOUT_FILENO, "%lld\n", (*cluster)->status().serverPid);
    char letter = 0;
    while (::read(STDIN_FILENO, &letter, 1) > 0)
        ;
    return 0;
}

} // namespace

class TestPrivateCluster : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/slotdesk-test-XXXXXX")};

    PrivateCluster::Options options() const { return optionsFor(m_folder.path()); }
    PrivateCluster::Status status() const { return PrivateCluster::inspect(options()); }

    std::unique_ptr<PrivateCluster> acquire() const
    {
        auto cluster = PrivateCluster::acquire(options());
        if (!cluster)
            qFatal("%s", qPrintable(cluster.error().text()));
        return cluster.take();
    }

    std::unique_ptr<QProcess> startHolder() const
    {
        auto holder = std::make_unique<QProcess>();
        holder->start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(holdArgument), m_folder.path()});
        return holder;
    }

    /// The server's process id as the holder told it; 0 when it did not.
    static qint64 pidFrom(QProcess& holder)
    {
        while (!holder.canReadLine() && holder.waitForReadyRead(patience))
            ;
        return holder.readLine().trimmed().toLongLong();
    }

    static int answer(const PrivateCluster& cluster, QByteArrayView sql)
    {
        return PgFixture::run(cluster.endpoint(QStringLiteral("postgres")), sql).int32(0, 0);
    }

private Q_SLOTS:
    void cleanupTestCase() { QVERIFY(PrivateCluster::stop(options())); }

    void firstUseMakesAndStartsIt()
    {
        QVERIFY(!status().initialised);
        QVERIFY(!status().running);
        const auto cluster = acquire();
        const PrivateCluster::Status now = cluster->status();
        QVERIFY(now.initialised);
        QVERIFY(now.running);
        QVERIFY(now.serverPid > 0);
        QVERIFY(now.serverVersion.toInt() >= 15);
        QCOMPARE(now.users, 1);
        QVERIFY(QFileInfo(now.binaries + QStringLiteral("/postgres")).isExecutable());
        QVERIFY(QFileInfo::exists(now.logFile));
        const PgResult set =
            PgFixture::run(cluster->endpoint(QStringLiteral("postgres")),
                           "SELECT current_setting('listen_addresses'), current_setting('server_encoding'), "
                           "current_setting('unix_socket_permissions'), current_user");
        QCOMPARE(set.text(0, 0), QString::fromUtf8(""));
        QCOMPARE(set.text(0, 1), QStringLiteral("UTF8"));
        QCOMPARE(set.text(0, 2), QStringLiteral("0700"));
        QCOMPARE(set.text(0, 3), QStringLiteral("postgres"));
    }

    void onlyItsOwnUserCanReachTheSocket()
    {
        const auto cluster = acquire();
        struct stat socketFolder = {};
        struct stat data = {};
        QCOMPARE(::stat(qPrintable(cluster->status().socketFolder), &socketFolder), 0);
        QCOMPARE(::stat(qPrintable(m_folder.path() + QStringLiteral("/data")), &data), 0);
        QCOMPARE(socketFolder.st_mode & 0777U, 0700U);
        QCOMPARE(socketFolder.st_uid, data.st_uid);
        QVERIFY(cluster->status().socketFolder.size() < 100);
    }

    void asRootTheServerIsAnotherUser()
    {
        const auto cluster = acquire();
        struct stat process = {};
        QCOMPARE(::stat(qPrintable(QStringLiteral("/proc/%1").arg(cluster->status().serverPid)), &process), 0);
        QVERIFY(process.st_uid != 0);
        if (::geteuid() != 0)
            QCOMPARE(process.st_uid, ::geteuid());
    }

    void aSocketFolderOfSomebodyElseIsNotTrusted()
    {
        const QString path = acquire()->status().socketFolder;
        QVERIFY(PrivateCluster::stop(options()));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(QDir().mkdir(path));
        QVERIFY(QFile::setPermissions(path, QFile::Permissions(QFile::Permissions::Int(0x7777))));
        const auto refused = PrivateCluster::acquire(options());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, DbError::Kind::Missing);
        QVERIFY2(refused.error().message.contains(path), qPrintable(refused.error().text()));
        QVERIFY(QDir().rmdir(path));
        QVERIFY(PrivateCluster::acquire(options()));
    }

    void twoProgramsThatStartAtOnceShareIt()
    {
        const auto first = startHolder();
        const auto second = startHolder();
        const auto third = startHolder();
        const qint64 pid = pidFrom(*first);
        QVERIFY(pid > 0);
        QCOMPARE(pidFrom(*second), pid);
        QCOMPARE(pidFrom(*third), pid);
        const auto own = acquire();
        QCOMPARE(own->status().serverPid, pid);
        QCOMPARE(own->status().users, 4);
        first->closeWriteChannel();
        QVERIFY(first->waitForFinished(patience));
        QCOMPARE(own->status().users, 3);
        for (QProcess* holder : {second.get(), third.get()}) {
            holder->closeWriteChannel();
            QVERIFY(holder->waitForFinished(patience));
        }
        QCOMPARE(answer(*own, "SELECT 7"), 7);
    }

    void itStopsByItselfWhenItsLastUserIsKilled()
    {
        const auto holder = startHolder();
        QVERIFY(pidFrom(*holder) > 0);
        QVERIFY(status().running);
        ::kill(pid_t(holder->processId()), SIGKILL);
        QVERIFY(holder->waitForFinished(patience));
        QTRY_VERIFY_WITH_TIMEOUT(!status().running, patience);
        QCOMPARE(status().users, 0);
        const auto again = acquire();
        QCOMPARE(answer(*again, "SELECT 7"), 7);
    }

    void theLingerTimeCountsFromTheLastUser()
    {
        const QTemporaryDir folder(QStringLiteral("/tmp/slotdesk-test-XXXXXX"));
        PrivateCluster::Options patient = optionsFor(folder.path());
        patient.lingerSeconds = 30;
        qint64 pid = 0;
        for (int round = 0; round < 5; ++round) {
            const auto cluster = PrivateCluster::acquire(patient).take();
            if (pid == 0)
                pid = cluster->status().serverPid;
            QCOMPARE(cluster->status().serverPid, pid);
        }
        QVERIFY(PrivateCluster::stop(patient));
    }

    void aKilledServerIsRecoveredWithItsData()
    {
        // As for a person's data: without it the last fifth of a second is still in memory when the server dies.
        QVERIFY(PrivateCluster::stop(options()));
        PrivateCluster::Options durable = options();
        durable.durable = true;
        const auto cluster = PrivateCluster::acquire(durable).take();
        const Endpoint database = cluster->endpoint(QStringLiteral("postgres"));
        PgFixture::run(database, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        PgFixture::run(database, "CHECKPOINT");
        PgFixture::run(database, "INSERT INTO t SELECT generate_series(1001, 1500)");
        // A backend that is busy outlives the server for a while and holds its shared memory.
        const auto busy = PgFixture::connect(database);
        std::jthread query(
            [&] { (void)busy->exec("SELECT count(*) FROM generate_series(1, 99999) a, generate_series(1, 99999) b"); });
        const qint64 before = cluster->status().serverPid;
        QTRY_VERIFY_WITH_TIMEOUT(
            PgFixture::run(database, "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%99999%' "
                                     "AND pid <> pg_backend_pid()")
                    .rows() == 1,
            patience);
        ::kill(pid_t(before), SIGKILL);
        const auto again = PrivateCluster::acquire(durable).take();
        QCOMPARE(PgFixture::run(again->endpoint(QStringLiteral("postgres")), "SHOW fsync").text(0, 0),
                 QStringLiteral("on"));
        QVERIFY(again->status().serverPid != before);
        QCOMPARE(answer(*again, "SELECT count(*) FROM t"), 1500);
    }

    void aStaleNumberOfSomebodyElseIsSeenThrough()
    {
        const qint64 before = acquire()->status().serverPid;
        ::kill(pid_t(before), SIGKILL);
        QFile file(m_folder.path() + QStringLiteral("/data/postmaster.pid"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        // As after a reboot: the number is now this program's.
        content.replace(0, content.indexOf('\n'), QByteArray::number(qint64(::getpid())));
        QVERIFY(file.resize(0));
        file.seek(0);
        QCOMPARE(file.write(content), content.size());
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(!status().running, patience);
        QCOMPARE(answer(*acquire(), "SELECT 7"), 7);
    }

    void aHalfMadeOneIsMadeAnew()
    {
        QVERIFY(PrivateCluster::stop(options()));
        QVERIFY(QDir(m_folder.path()).rename(QStringLiteral("data"), QStringLiteral("data.new")));
        QVERIFY(QFile::remove(m_folder.path() + QStringLiteral("/data.new/global/pg_control")));
        QVERIFY(!status().initialised);
        QCOMPARE(answer(*acquire(), "SELECT 7"), 7);
        QVERIFY(!QFileInfo::exists(m_folder.path() + QStringLiteral("/data.new")));
    }

    void stopEndsItWhoeverUsesIt()
    {
        QVERIFY(PrivateCluster::stop(options()));
        QVERIFY(PrivateCluster::stop(options()));
        const auto cluster = acquire();
        const auto connection = PgFixture::connect(cluster->endpoint(QStringLiteral("postgres")));
        QVERIFY(PrivateCluster::stop(options()));
        QVERIFY(!status().running);
        QTRY_VERIFY_WITH_TIMEOUT(!connection->alive(), patience);
        QCOMPARE(answer(*acquire(), "SELECT 7"), 7);
    }

    void databasesAreMadeOnce()
    {
        const auto cluster = acquire();
        const QString name = QStringLiteral("des\"k ü");
        QVERIFY(*cluster->ensureDatabase(name));
        QVERIFY(!*cluster->ensureDatabase(name));
        QCOMPARE(PgFixture::run(cluster->endpoint(name), "SELECT current_database()").text(0, 0), name);
        std::array<int, 4> made{};
        {
            std::vector<std::jthread> threads;
            threads.reserve(made.size());
            for (int& count : made)
                threads.emplace_back([&] {
                    const Result<bool> now = cluster->ensureDatabase(QStringLiteral("shared"));
                    count = now ? int(*now) : -100;
                });
        }
        QCOMPARE(made[0] + made[1] + made[2] + made[3], 1);
    }

    void theFolderIsChosenByTheEnvironment()
    {
        qputenv("SLOTDESK_HOME", "/somewhere/else");
        QCOMPARE(PrivateCluster::defaultFolder(), QStringLiteral("/somewhere/else"));
        qunsetenv("SLOTDESK_HOME");
        QVERIFY(PrivateCluster::defaultFolder().endsWith(QStringLiteral("/slotdesk")));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], holdArgument) == 0)
        return hold(QString::fromLocal8Bit(argv[2]));
    TestPrivateCluster test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_privatecluster.moc"
