// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/keychainsecret.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <qt6keychain/keychain.h>

namespace slotdesk {

namespace {

constexpr int keychainPatienceMs = 10000;

}

Result<QByteArray> KeychainSecret::read(const QString& name)
{
    // Deletes itself when it ends, also when nobody waits any more.
    auto* job = new QKeychain::ReadPasswordJob(QStringLiteral("slotdesk"));
    job->setKey(name);
    QEventLoop loop;
    QByteArray value;
    QString problem = QStringLiteral("it does not answer");
    QObject::connect(job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job* done) {
        problem = done->error() == QKeychain::NoError ? QString() : done->errorString();
        value = job->binaryData();
        loop.quit();
    });
    QTimer::singleShot(keychainPatienceMs, &loop, &QEventLoop::quit);
    job->start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!problem.isEmpty() || value.isEmpty())
        return DbError{DbError::Kind::Missing,
                       {},
                       QStringLiteral("The keychain has no secret %1 for us (%2).")
                           .arg(name, problem.isEmpty() ? QStringLiteral("it is empty") : problem),
                       QStringLiteral("On a machine without a desktop, put it into a file.")};
    return value;
}

} // namespace slotdesk
