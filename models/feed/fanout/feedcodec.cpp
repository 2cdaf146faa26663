// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedcodec.h"

#include "services/rowcells.h"

#include <QtCore/QtEndian>
#include <limits>

namespace slotdesk {

namespace {

constexpr qint64 noTime = std::numeric_limits<qint64>::min();

/// A word or a name that stands in thousands of rows: they share its memory once they are read.
template <typename Text>
struct Shared
{
    Text& text;
};
template <typename Text>
Shared(Text&) -> Shared<Text>;

template <typename Word>
constexpr Word lastOf()
{
    if constexpr (std::same_as<Word, FeedHealth::State>)
        return Word::ReadOnly;
    else
        return Word::Unknown;
}

/// One direction; Reader is the other. What a row consists of is said once for both, below. Numbers are big-endian, a
/// text is its length in four bytes and its bytes in UTF-8: without a stream between them, because two hundred desks of
/// one machine read nothing else all day.
class Writer
{
public:
    explicit Writer(QByteArray& into) : m_out(into) {}

    template <typename Value>
    requires std::is_arithmetic_v<Value>
    void add(Value value)
    {
        char bytes[sizeof(Value)];
        qToBigEndian(value, bytes);
        m_out.append(bytes, sizeof(Value));
    }
    template <typename Word>
    requires std::is_enum_v<Word>
    void add(Word word) { add(quint8(word)); }
    template <typename Tag>
    void add(const Id<Tag>& id)
    {
        add(id.value());
    }
    void add(const QByteArray& bytes)
    {
        add(quint32(bytes.size()));
        m_out.append(bytes);
    }
    void add(const QString& text) { add(text.toUtf8()); }
    template <typename Text>
    void add(Shared<Text> shared)
    {
        add(shared.text);
    }
    void add(const QDateTime& time) { add(time.isValid() ? time.toMSecsSinceEpoch() : noTime); }
    template <typename Each>
    void add(const QList<Each>& list);

private:
    QByteArray& m_out;
};

class Reader
{
public:
    explicit Reader(QByteArrayView from) : m_at(from.data()), m_end(from.data() + from.size()) {}

    /// All was read, and nothing was missing.
    [[nodiscard]] bool isDone() const { return m_good && m_at == m_end; }

    template <typename Value>
    requires std::is_arithmetic_v<Value>
    void add(Value& value) { value = number<Value>(); }
    template <typename Word>
    requires std::is_enum_v<Word>
    void add(Word& word)
    {
        const auto read = number<quint8>();
        word = Word(read);
        m_good = m_good && read <= quint8(lastOf<Word>());
    }
    template <typename Tag>
    void add(Id<Tag>& id)
    {
        id = Id<Tag>(number<qint64>());
    }
    void add(QString& text) { text = QString::fromUtf8(bytes()); }
    void add(Shared<QString> shared) { shared.text = RowCells::shared(bytes()); }
    void add(Shared<QByteArray> shared) { shared.text = RowCells::sharedBytes(bytes()); }
    void add(QDateTime& time)
    {
        const auto ms = number<qint64>();
        time = ms == noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    }
    template <typename Each>
    void add(QList<Each>& list);

private:
    template <typename Number>
    Number number()
    {
        if (m_end - m_at < qptrdiff(sizeof(Number))) {
            m_good = false;
            m_at = m_end;
            return {};
        }
        const auto read = qFromBigEndian<Number>(m_at);
        m_at += sizeof(Number);
        return read;
    }
    /// A view into what is read.
    QByteArrayView bytes()
    {
        const auto size = qptrdiff(number<quint32>());
        if (size > m_end - m_at) {
            m_good = false;
            m_at = m_end;
            return {};
        }
        m_at += size;
        return {m_at - size, size};
    }

    const char* m_at;
    const char* const m_end;
    bool m_good = true;
};

template <typename Way, typename... Fields>
void all(Way& way, Fields&&... fields)
{
    (way.add(fields), ...);
}

template <typename Way, typename Row>
requires std::same_as<std::remove_const_t<Row>, AppointmentRequest>
void eachField(Way& way, Row& r)
{
    all(way, r.id, r.market, r.client, r.clientName, r.clientPhone, Shared{r.service}, Shared{r.marketName},
        Shared{r.timeZone}, Shared{r.currency}, r.slots, r.live, r.openSlots, r.pendingOffers, r.declinedOffers,
        r.expiredOffers, r.withdrawnOffers, r.startsAt, r.endsAt, r.createdAt, r.status, r.doubleBooked, r.note,
        r.priceCents, r.version);
}

template <typename Way, typename Row>
requires std::same_as<std::remove_const_t<Row>, Appointment>
void eachField(Way& way, Row& a)
{
    all(way, a.id, a.request, a.position, a.therapist, Shared{a.therapistName}, Shared{a.therapistPhone}, a.startsAt,
        a.endsAt, a.bookedAt, a.status, Shared{a.exemptReason}, a.payCents, a.version);
}

template <typename Way, typename Row>
requires std::same_as<std::remove_const_t<Row>, AppointmentOffer>
void eachField(Way& way, Row& o)
{
    all(way, o.id, o.request, o.therapist, Shared{o.therapistName}, o.status, Shared{o.cause}, o.sentAt, o.expiresAt,
        o.respondedAt, o.waitlistedAt, o.version);
}

template <typename Way, typename Row>
requires std::same_as<std::remove_const_t<Row>, Alert>
void eachField(Way& way, Row& l)
{
    all(way, l.id, l.kind, l.status, l.market, l.request, l.requests, l.appointments, l.therapist, l.therapistName,
        l.clientName, l.therapistNames, l.slots, l.live, l.startsAt, Shared{l.timeZone}, Shared{l.currency}, l.raisedAt,
        l.gapMs, l.stakeCents, l.note, l.version, l.claimedBy, l.claimedByName, l.claimedAt, l.snoozedUntil,
        l.proposedBy, l.proposedByName, l.proposedAt, l.proposedKeep);
}

template <typename Way, typename Value>
requires std::same_as<std::remove_const_t<Value>, FeedHealth>
void eachField(Way& way, Value& h)
{
    all(way, h.state, h.asOf, h.lagMs, h.holder, h.reason);
}

template <typename Way, typename Value>
requires std::same_as<std::remove_const_t<Value>, FeedBatch>
void eachField(Way& way, Value& b)
{
    all(way, b.snapshot, b.isPart, b.inParts, b.requestScope, b.alertScope, b.requests, b.slotRows, b.offers, b.alerts);
    eachField(way, b.health);
}

template <typename Way, typename Row>
concept HasFields = requires(Way& way, Row& row)
{
    eachField(way, row);
};

template <typename Way, typename Each>
void one(Way& way, Each& each)
{
    if constexpr (HasFields<Way, Each>)
        eachField(way, each);
    else
        way.add(each);
}

template <typename Each>
void Writer::add(const QList<Each>& list)
{
    add(quint32(list.size()));
    for (const Each& each : list)
        one(*this, each);
}

// What a length says is believed as far as bytes follow: each element has at least one.
template <typename Each>
void Reader::add(QList<Each>& list)
{
    const auto count = qptrdiff(number<quint32>());
    m_good = m_good && count <= m_end - m_at;
    for (qptrdiff n = 0; n < count && m_good; ++n)
        one(*this, list.emplaceBack());
}

template <typename Value>
QByteArray encoded(const Value& value)
{
    QByteArray bytes;
    Writer writer(bytes);
    eachField(writer, value);
    return bytes;
}

template <typename Value>
std::optional<Value> decoded(const QByteArray& bytes)
{
    Value value;
    Reader reader(bytes);
    eachField(reader, value);
    return reader.isDone() ? std::optional<Value>(std::move(value)) : std::nullopt;
}

} // namespace

QByteArray FeedCodec::encode(const FeedBatch& batch)
{
    return encoded(batch);
}

QByteArray FeedCodec::encode(const FeedHealth& health)
{
    return encoded(health);
}

std::optional<FeedBatch> FeedCodec::batchIn(const QByteArray& bytes)
{
    return decoded<FeedBatch>(bytes);
}

std::optional<FeedHealth> FeedCodec::healthIn(const QByteArray& bytes)
{
    return decoded<FeedHealth>(bytes);
}

} // namespace slotdesk
