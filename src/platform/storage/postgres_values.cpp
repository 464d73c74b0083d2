#include "platform/storage/postgres_values.h"

#include <charconv>
#include <pqxx/pqxx>

#include "platform/storage/database.h"

namespace waarborg::storage {
namespace {

// Type numbers that PostgreSQL fixes for good (pg_type.dat).
constexpr pqxx::oid kBool = 16;
constexpr pqxx::oid kBytea = 17;
constexpr pqxx::oid kInt8 = 20;
constexpr pqxx::oid kInt2 = 21;
constexpr pqxx::oid kInt4 = 23;
constexpr pqxx::oid kFloat4 = 700;
constexpr pqxx::oid kFloat8 = 701;
constexpr pqxx::oid kNumeric = 1700;

std::string real_text(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

struct AsText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return real_text(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const Bytes& value) const { return "\\x" + to_hex(value); }
};

template <class T>
std::optional<T> parse(std::string_view text) {
  T value{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

template <class T>
Row::Cell parse_cell(std::string_view text) {
  if (const auto value = parse<T>(text)) return *value;
  throw Failure(Failure::Cause::broken, "a number from the database is out of range");
}

Row::Cell parse_bytes(std::string_view text) {
  auto bytes = from_hex(text.substr(std::min<std::size_t>(2, text.size())));
  if (!bytes) throw Failure(Failure::Cause::broken, "bytes from the database are not in hexadecimal form");
  return std::move(*bytes);
}

/// SUM over integers is numeric on PostgreSQL and an integer on SQLite; AVG shows decimals on both.
Row::Cell parse_numeric(std::string_view text) {
  if (const auto whole = parse<std::int64_t>(text)) return *whole;
  return parse_cell<double>(text);
}

Row::Cell read_cell(const pqxx::field& field, pqxx::oid type) {
  if (field.is_null()) return std::monostate{};
  const std::string_view text(field.c_str(), field.size());
  switch (type) {
    case kInt8:
    case kInt4:
    case kInt2: return parse_cell<std::int64_t>(text);
    case kBool: return std::int64_t{text == "t"};
    case kFloat8:
    case kFloat4: return parse_cell<double>(text);
    case kNumeric: return parse_numeric(text);
    case kBytea: return parse_bytes(text);
    default: return std::string(text);
  }
}

}  // namespace

PostgresParams::PostgresParams(const Params& params) {
  texts_.reserve(params.size());
  for (const Param& param : params) {
    texts_.push_back(std::visit(AsText{}, param.state()));
    const bool null = std::holds_alternative<std::monostate>(param.state());
    pointers_.push_back(null ? nullptr : texts_.back().c_str());
  }
}

ColumnNames column_names(const pqxx::result& result) {
  std::vector<std::string> names;
  for (pqxx::row_size_type at = 0; at < result.columns(); ++at) names.emplace_back(result.column_name(at));
  return std::make_shared<const std::vector<std::string>>(std::move(names));
}

Row read_row(const pqxx::result& result, const pqxx::row& row, const ColumnNames& names) {
  std::vector<Row::Cell> cells;
  cells.reserve(names->size());
  for (pqxx::row_size_type at = 0; at < result.columns(); ++at) {
    cells.push_back(read_cell(row[at], result.column_type(at)));
  }
  return {names, std::move(cells)};
}

}  // namespace waarborg::storage
