// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/filesaver.h"

#include <QtCore/QPromise>
#include <QtCore/QSaveFile>
#include <QtCore/QThreadPool>

namespace slotdesk {

QFuture<QString> FileSaver::save(const QString& path, std::function<QByteArray()> make)
{
    auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, make = std::move(make)] {
        QSaveFile file(path);
        const bool saved = file.open(QIODevice::WriteOnly) && file.write(make()) >= 0 && file.commit();
        promise->addResult(saved ? QString() : file.errorString());
        promise->finish();
    });
    return promise->future();
}

} // namespace slotdesk
