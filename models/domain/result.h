// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/dberror.h"

#include <utility>
#include <variant>

namespace slotdesk {

/// A value or the DbError that stands in its way. Copyable when T is; crosses threads by value.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}       // NOLINT: conversion is the point
    Result(DbError error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT
    Result() : m_state(std::in_place_index<1>, DbError{}) {}                     ///< for QFuture only

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const { return std::get<0>(m_state); }
    [[nodiscard]] T& value() { return std::get<0>(m_state); }
    [[nodiscard]] T take() { return std::move(std::get<0>(m_state)); }
    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    [[nodiscard]] const DbError& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, DbError> m_state;
};

/// Nothing to return but that it went well.
struct Done
{
};

} // namespace slotdesk
