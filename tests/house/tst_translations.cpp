// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QtTest>

namespace {

const QStringList folders = {QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("models")};

struct Message
{
    QString context, source, comment;
    QStringList words; ///< one, or the plural forms
    bool numerus = false;
    bool finished = true;

    [[nodiscard]] QString name() const { return QStringLiteral("%1: %2 %3").arg(context, source, comment).trimmed(); }
};

void readTranslation(QXmlStreamReader& xml, Message& message)
{
    message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    if (!message.numerus) {
        message.words = {xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement())
        message.words.append(xml.readElementText());
}

QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, {}, xml.attributes().hasAttribute(QStringLiteral("numerus")), true});
        } else if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            messages.last().comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            readTranslation(xml, messages.last());
        }
    }
    return messages;
}

QSet<QString> namesOf(const QList<Message>& messages)
{
    QSet<QString> names;
    for (const Message& message : messages)
        names.insert(message.name());
    return names;
}

/// %1, %2, %n and line ends, in order of their names.
QStringList marksOf(const QString& text)
{
    static const QRegularExpression mark(QStringLiteral("%[0-9n]|\\n"));
    QStringList marks;
    auto match = mark.globalMatch(text);
    while (match.hasNext())
        marks.append(match.next().captured());
    marks.sort();
    marks.removeDuplicates();
    return marks;
}

QString list(const QSet<QString>& names)
{
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort();
    return sorted.join(QLatin1Char('\n'));
}

} // namespace

/// The words of resources/i18n against the words of the source, as lupdate finds them now.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordIsFound();
    void spanishIsComplete();
    void englishHasItsPlurals();
    void aNewWordIsNoticed();
    void marksAreKept_data();
    void marksAreKept();

private:
    /// Updates a copy of the .ts in a folder of its own, and returns what lupdate says.
    QString update(const QString& language, const QStringList& more, const QStringList& extraFolders = {});
    [[nodiscard]] QString copyOf(const QString& language) const { return m_folder.filePath(fileName(language)); }
    [[nodiscard]] static QString fileName(const QString& language)
    {
        return QStringLiteral("slotdesk_%1.ts").arg(language);
    }
    [[nodiscard]] static QString original(const QString& language)
    {
        return QStringLiteral(SLOTDESK_SOURCE_DIR "/resources/i18n/") + fileName(language);
    }

    QTemporaryDir m_folder;
};

QString TestTranslations::update(const QString& language, const QStringList& more, const QStringList& extraFolders)
{
    QFile::remove(copyOf(language));
    if (!QFile::copy(original(language), copyOf(language)))
        return QStringLiteral("no copy");
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SLOTDESK_SOURCE_DIR));
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(
        QStringLiteral(SLOTDESK_LUPDATE),
        QStringList{QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-I"),
                    QStringLiteral("models"), QStringLiteral("-locations"), QStringLiteral("none"),
                    QStringLiteral("-no-obsolete")} +
            folders + extraFolders + more +
            QStringList{QStringLiteral("-target-language"), language, QStringLiteral("-ts"), copyOf(language)});
    if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0)
        return QStringLiteral("lupdate failed");
    return QString::fromUtf8(lupdate.readAll());
}

void TestTranslations::everyWordIsFound()
{
    // A warning is a word that would be looked up under another name than it is stored under.
    QCOMPARE(update(QStringLiteral("es"), {}), QString());
}

void TestTranslations::spanishIsComplete()
{
    QCOMPARE(update(QStringLiteral("es"), {}), QString());
    const QList<Message> wanted = messagesOf(copyOf(QStringLiteral("es")));
    QVERIFY(wanted.size() > 400);
    QSet<QString> incomplete;
    for (const Message& message : wanted) {
        const bool filled = !message.words.isEmpty() && !message.words.contains(QString());
        if (!message.finished || !filled || (message.numerus && message.words.size() != 2))
            incomplete.insert(message.name());
    }
    QCOMPARE(list(incomplete), QString());
    const QSet<QString> obsolete = namesOf(messagesOf(original(QStringLiteral("es")))) - namesOf(wanted);
    QCOMPARE(list(obsolete), QString());
}

void TestTranslations::englishHasItsPlurals()
{
    (void)update(QStringLiteral("en"),
                 {QStringLiteral("-pluralonly"), QStringLiteral("-source-language"), QStringLiteral("en")});
    QSet<QString> incomplete;
    const QList<Message> wanted = messagesOf(copyOf(QStringLiteral("en")));
    QVERIFY(!wanted.isEmpty());
    for (const Message& message : wanted) {
        if (!message.finished || message.words.size() != 2 || message.words.contains(QString()) ||
            message.words.join(QString()).contains(QStringLiteral("(s)")))
            incomplete.insert(message.name());
    }
    QCOMPARE(list(incomplete), QString());
}

void TestTranslations::aNewWordIsNoticed()
{
    // The check itself must be able to fail.
    QTemporaryDir extra;
    QFile file(extra.filePath(QStringLiteral("extra.cpp")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("class Extra : public QObject { Q_OBJECT QString t() { return tr(\"A word of today\"); } };\n"
               "QString lost() { return tr(\"A word of nobody\"); }\n");
    file.close();
    const QString said = update(QStringLiteral("es"), {}, {extra.path()});
    QVERIFY2(said.contains(QStringLiteral("extra.cpp")), qPrintable(said));
    const QSet<QString> added =
        namesOf(messagesOf(copyOf(QStringLiteral("es")))) - namesOf(messagesOf(original(QStringLiteral("es"))));
    QVERIFY(added.contains(QStringLiteral("Extra: A word of today")));
}

void TestTranslations::marksAreKept_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("es") << QStringLiteral("es");
}

void TestTranslations::marksAreKept()
{
    QFETCH(const QString, language);
    QSet<QString> wrong;
    const QList<Message> messages = messagesOf(original(language));
    for (const Message& message : messages) {
        for (const QString& words : message.words) {
            const bool sameSpace = message.source.startsWith(QLatin1Char(' ')) == words.startsWith(QLatin1Char(' ')) &&
                                   message.source.endsWith(QLatin1Char(' ')) == words.endsWith(QLatin1Char(' '));
            const bool sameEnd = message.source.endsWith(QStringLiteral("…")) == words.endsWith(QStringLiteral("…"));
            if (marksOf(words) != marksOf(message.source) || !sameSpace || !sameEnd)
                wrong.insert(message.name());
        }
    }
    QCOMPARE(list(wrong), QString());
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
