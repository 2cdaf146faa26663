// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/serverbinaries.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace slotdesk;

class TestServerBinaries : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_root;

    /// A folder that looks like the server programs of a version.
    QString plant(const QString& version)
    {
        QString folder = m_root.filePath(version);
        QDir().mkpath(folder);
        for (const char* name : {"initdb", "pg_ctl", "postgres"}) {
            QFile file(folder + QLatin1Char('/') + QString::fromLatin1(name));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("%s", qPrintable(file.errorString()));
            file.write("#!/bin/sh\necho 'postgres (PostgreSQL) " + version.toLatin1() + " (Debian)'\n");
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        return folder;
    }

private Q_SLOTS:
    void versionsAreComparedAsNumbers()
    {
        const QStringList folders{plant(QStringLiteral("9.6.24")), plant(QStringLiteral("16.4")),
                                  plant(QStringLiteral("100.1")), plant(QStringLiteral("17beta1"))};
        QCOMPARE(ServerBinaries::find(0, folders)->major(), 100);
        QCOMPARE(ServerBinaries::find(0, folders.mid(0, 2))->major(), 16);
        QCOMPARE(ServerBinaries::find(17, folders)->folder(), folders[3]);
        QCOMPARE(ServerBinaries::find(16, folders)->folder(), folders[1]);
    }

    void whatIsMissingIsSaid()
    {
        const Result<ServerBinaries> none = ServerBinaries::find(0, {});
        QCOMPARE(none.error().kind, DbError::Kind::Missing);
        QVERIFY(none.error().hint.contains(QStringLiteral("apt install")));
        const Result<ServerBinaries> old = ServerBinaries::find(0, {plant(QStringLiteral("14.9"))});
        QCOMPARE(old.error().kind, DbError::Kind::Missing);
        const Result<ServerBinaries> other = ServerBinaries::find(15, {plant(QStringLiteral("16.4"))});
        QCOMPARE(other.error().kind, DbError::Kind::Missing);
        QVERIFY(other.error().hint.contains(QStringLiteral("postgresql-15")));
    }

    void anIncompleteFolderIsPassedOver()
    {
        const QString folder = plant(QStringLiteral("16.5"));
        QVERIFY(QFile::remove(folder + QStringLiteral("/initdb")));
        QVERIFY(!ServerBinaries::find(0, {folder}));
    }

    void thisMachineHasAServer()
    {
        const Result<ServerBinaries> found = ServerBinaries::find(0);
        QVERIFY2(found, "the tests of this project need a PostgreSQL server");
        QVERIFY(found->major() >= ServerBinaries::oldestMajor);
    }
};

QTEST_GUILESS_MAIN(TestServerBinaries)
#include "tst_serverbinaries.moc"
