// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/serverwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <algorithm>
#include <vector>

namespace slotdesk {

namespace {

struct SentencePattern
{
    const char* source;
    QRegularExpression form;
};

struct KnownSentences
{
    QSet<QByteArray> plain;
    std::vector<SentencePattern> patterns; ///< the ones that say most first

    KnownSentences();
};

KnownSentences::KnownSentences()
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    for (const char* source : ServerWords::sentences()) {
        const QString text = QString::fromUtf8(source);
        if (!text.contains(place)) {
            plain.insert(source);
            continue;
        }
        QString form = QRegularExpression::escape(text);
        form.replace(QRegularExpression(QStringLiteral("\\\\%[1-9]")), QStringLiteral("(.+?)"));
        patterns.push_back({source, QRegularExpression(QRegularExpression::anchoredPattern(form),
                                                       QRegularExpression::DotMatchesEverythingOption)});
    }
    std::stable_sort(patterns.begin(), patterns.end(), [](const SentencePattern& one, const SentencePattern& other) {
        return qstrlen(one.source) > qstrlen(other.source);
    });
}

QString translated(const char* source)
{
    return QCoreApplication::translate("slotdesk::ServerWords", source);
}

} // namespace

QString ServerWords::of(const QString& sentence)
{
    static const KnownSentences known;
    const QByteArray plain = sentence.toUtf8();
    if (known.plain.contains(plain))
        return translated(plain.constData());
    for (const SentencePattern& pattern : known.patterns) {
        const QRegularExpressionMatch match = pattern.form.match(sentence);
        if (!match.hasMatch())
            continue;
        QString text = translated(pattern.source);
        // All at once: a name with a %1 in it is no place to fill in.
        for (int i = match.lastCapturedIndex(); i >= 1; --i)
            text.replace(QStringLiteral("%%1").arg(i), QString(QChar(0xE000 + i)));
        for (int i = 1; i <= match.lastCapturedIndex(); ++i)
            text.replace(QChar(0xE000 + i), of(match.captured(i)));
        return text;
    }
    return sentence;
}

} // namespace slotdesk
