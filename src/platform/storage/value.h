// What goes into a statement and what comes out of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace waarborg::storage {

/// A statement's argument. Dates are stored as TEXT YYYY-MM-DD, instants as INTEGER milliseconds, booleans
/// as 0 or 1. Owns its value.
class Param {
 public:
  using State = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;
  Param(std::nullopt_t) {}
  Param(std::int64_t value) : state_(value) {}
  Param(int value) : state_(static_cast<std::int64_t>(value)) {}
  Param(long long value) : state_(static_cast<std::int64_t>(value)) {}
  Param(unsigned value) : state_(static_cast<std::int64_t>(value)) {}
  Param(std::size_t value) : state_(static_cast<std::int64_t>(value)) {}
  Param(bool value) : state_(static_cast<std::int64_t>(value)) {}
  Param(double value) : state_(value) {}
  Param(const char* value) : state_(std::string(value)) {}
  Param(std::string_view value) : state_(std::string(value)) {}
  Param(std::string value) : state_(std::move(value)) {}
  Param(Bytes value) : state_(std::move(value)) {}
  Param(ByteView value) : state_(Bytes(value.begin(), value.end())) {}
  Param(Date value) : state_(to_iso(value)) {}
  Param(Instant value) : state_(to_millis(value)) {}
  template <class T>
  Param(const std::optional<T>& value) {
    if (value) *this = Param(*value);
  }
  [[nodiscard]] const State& state() const { return state_; }

 private:
  State state_;
};
using Params = std::vector<Param>;

/// One row. Columns are reached by name. REQUIRES for every getter: the column exists, and (but for the
/// maybe_ forms and is_null) is not NULL and of that type; anything else is a bug and throws Failure.
class Row {
 public:
  using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;
  Row(std::shared_ptr<const std::vector<std::string>> names, std::vector<Cell> cells)
      : names_(std::move(names)), cells_(std::move(cells)) {}

  [[nodiscard]] bool is_null(std::string_view column) const;
  [[nodiscard]] std::int64_t integer(std::string_view column) const;
  [[nodiscard]] double real(std::string_view column) const;  ///< Accepts an integer too.
  [[nodiscard]] bool flag(std::string_view column) const { return integer(column) != 0; }
  [[nodiscard]] const std::string& text(std::string_view column) const;
  [[nodiscard]] const Bytes& blob(std::string_view column) const;
  [[nodiscard]] Date date(std::string_view column) const;
  [[nodiscard]] Instant instant(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::string_view column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view column) const;
  [[nodiscard]] std::optional<Bytes> maybe_blob(std::string_view column) const;
  [[nodiscard]] std::optional<Date> maybe_date(std::string_view column) const;
  [[nodiscard]] std::optional<Instant> maybe_instant(std::string_view column) const;

 private:
  [[nodiscard]] const Cell& cell(std::string_view column) const;
  std::shared_ptr<const std::vector<std::string>> names_;
  std::vector<Cell> cells_;
};
using Rows = std::vector<Row>;

}  // namespace waarborg::storage
