#include "platform/storage/value.h"

#include "platform/storage/database.h"

namespace waarborg::storage {
namespace {

[[noreturn]] void refuse(std::string_view column, const char* problem) {
  throw Failure(Failure::Cause::broken, "column " + std::string(column) + " " + problem);
}

template <class T>
const T& as(const Row::Cell& cell, std::string_view column) {
  if (const T* value = std::get_if<T>(&cell)) return *value;
  refuse(column, std::holds_alternative<std::monostate>(cell) ? "is NULL" : "is of another type");
}

Date parse_date(const std::string& text, std::string_view column) {
  const auto date = date_from_iso(text);
  if (!date) refuse(column, "holds no date");
  return *date;
}

}  // namespace

const Row::Cell& Row::cell(std::string_view column) const {
  for (std::size_t at = 0; at < names_->size(); ++at) {
    if ((*names_)[at] == column) return cells_[at];
  }
  refuse(column, "is not in the result");
}

bool Row::is_null(std::string_view column) const { return std::holds_alternative<std::monostate>(cell(column)); }
std::int64_t Row::integer(std::string_view column) const { return as<std::int64_t>(cell(column), column); }
const std::string& Row::text(std::string_view column) const { return as<std::string>(cell(column), column); }
const Bytes& Row::blob(std::string_view column) const { return as<Bytes>(cell(column), column); }
Date Row::date(std::string_view column) const { return parse_date(text(column), column); }
Instant Row::instant(std::string_view column) const { return from_millis(integer(column)); }

double Row::real(std::string_view column) const {
  const Cell& value = cell(column);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return as<double>(value, column);
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}
std::optional<std::string> Row::maybe_text(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}
std::optional<Bytes> Row::maybe_blob(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return blob(column);
}
std::optional<Date> Row::maybe_date(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return date(column);
}
std::optional<Instant> Row::maybe_instant(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

}  // namespace waarborg::storage
