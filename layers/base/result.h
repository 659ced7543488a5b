#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "layers/base/text.h"

namespace hetu {

/// What kind of failure it was; the caller may branch on this, never on the message.
enum class ErrorCode {
    InvalidArgument,  ///< a parameter or value is outside its documented range
    NotFound,         ///< a file, layer or field named by the caller does not exist
    Io,               ///< reading or writing failed although the name was right
    Crs,              ///< unknown CRS, or a CRS that does not fit the operation
    Geometry,         ///< geometry invalid and not repairable
    Cancelled,        ///< the user asked to stop; never shown as an error
    Unsupported,      ///< this build or this file format cannot do it
    Internal,         ///< a bug in Hetu
};

/// One failure, ready to be shown: what went wrong, where, and what the user can do.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    Text message;  ///< one full sentence, with the offending value in it
    Text hint;     ///< what to try next; may be empty
};

/// The error that every stopped job returns.
[[nodiscard]] inline Error cancelledError() {
    return {ErrorCode::Cancelled, {"Stopped.", "已停止。"}, {}};
}

/// A value or the Error that stopped it. [[nodiscard]]: ignoring it is a warning.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const& {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T& value() & {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

using Status = Result<std::monostate>;
inline Status success() {
    return Status{std::monostate{}};
}

}  // namespace hetu

/// HETU_TRY(auto layer, readLayer(path));  -- returns the error, or binds the value.
#define HETU_TRY(declaration, expression) \
    HETU_TRY_IMPL(declaration, expression, HETU_JOIN(hetu_try_, __LINE__))
#define HETU_TRY_IMPL(declaration, expression, holder) \
    auto holder = (expression);                        \
    if (!holder.ok()) return holder.error();           \
    declaration = std::move(holder).value()
/// HETU_CHECK(writeLayer(layer));  -- returns the error of a call without a value.
#define HETU_CHECK(expression)                                                              \
    do {                                                                                    \
        if (auto hetu_status = (expression); !hetu_status.ok()) return hetu_status.error(); \
    } while (false)
#define HETU_JOIN(a, b) HETU_JOIN_IMPL(a, b)
#define HETU_JOIN_IMPL(a, b) a##b
