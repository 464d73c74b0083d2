// Inside storage only: values in PostgreSQL's text format.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/storage/value.h"

namespace pqxx {
class result;
class row;
}  // namespace pqxx

namespace waarborg::storage {

/// Parameters as texts; a null pointer is NULL. Owns the texts that the pointers show.
class PostgresParams {
 public:
  explicit PostgresParams(const Params& params);
  [[nodiscard]] const std::vector<const char*>& pointers() const { return pointers_; }

 private:
  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
};

using ColumnNames = std::shared_ptr<const std::vector<std::string>>;
ColumnNames column_names(const pqxx::result& result);
/// The row with each value typed by its column: integers, booleans (as 0 or 1) and sums of integers as integers.
Row read_row(const pqxx::result& result, const pqxx::row& row, const ColumnNames& names);

}  // namespace waarborg::storage
