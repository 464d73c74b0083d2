// Result<T>: a value, or everything that is wrong with what was asked. A person's mistake and the
// world's answer are values of this type; a bug is an assertion; a broken environment is a
// storage::Failure that Database turns into an Error of kind unavailable.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace waarborg {

enum class ErrorKind {
  invalid,      ///< The input is wrong; HTTP 422.
  not_found,    ///< It does not exist, or this person may not know that it does; HTTP 404.
  forbidden,    ///< The person may know of it but not do this; HTTP 403.
  conflict,     ///< Somebody else was first, or the state does not allow it; HTTP 409.
  too_large,    ///< Over a limit; HTTP 413.
  too_many,     ///< Asked too often; HTTP 429.
  unavailable,  ///< The environment is broken (database gone, disk full); HTTP 503.
};

/// One thing that is wrong. `code` is stable and is the text key of the sentence shown to the
/// reader ("error.required"); `args` fill its {0}, {1}; `field` names the form field, or is empty.
/// Never holds a secret, a narrative or a person's name.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string code;
  std::string field{};
  std::vector<std::string> args{};
  bool operator==(const Error&) const = default;
};

/// One or more errors: forms report all of them at once.
using Errors = std::vector<Error>;

/// Stands for "done, with nothing to return".
struct Done {};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, Errors{std::move(error)}) {}
  /// REQUIRES: errors is not empty.
  Result(Errors errors) : state_(std::in_place_index<1>, std::move(errors)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  /// REQUIRES: ok().
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  /// REQUIRES: !ok().
  [[nodiscard]] const Errors& errors() const { return std::get<1>(state_); }
  [[nodiscard]] const Error& error() const { return errors().front(); }

 private:
  std::variant<T, Errors> state_;
};

inline Error invalid(std::string code, std::string field = {}, std::vector<std::string> args = {}) {
  return {ErrorKind::invalid, std::move(code), std::move(field), std::move(args)};
}
inline Error not_found(std::string code = "error.not_found") { return {ErrorKind::not_found, std::move(code)}; }
inline Error forbidden(std::string code = "error.forbidden") { return {ErrorKind::forbidden, std::move(code)}; }
inline Error conflict(std::string code, std::string field = {}, std::vector<std::string> args = {}) {
  return {ErrorKind::conflict, std::move(code), std::move(field), std::move(args)};
}

}  // namespace waarborg

/// The value of a Result, or return its errors from the enclosing function.
#define TRY(expression)                                                     \
  __extension__({                                                           \
    auto try_result_ = (expression);                                        \
    if (!try_result_.ok()) return ::waarborg::Errors(try_result_.errors()); \
    std::move(try_result_).value();                                         \
  })
