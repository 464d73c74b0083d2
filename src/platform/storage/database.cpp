#include "platform/storage/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "platform/storage/failures.h"
#include "platform/storage/postgres_database.h"
#include "platform/storage/sqlite_database.h"

namespace waarborg::storage {
namespace {

thread_local std::vector<const void*> open_transactions;

std::string json_text(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
  }
  return out;
}

const char* cause_name(Failure::Cause cause) {
  switch (cause) {
    case Failure::Cause::busy: return "busy";
    case Failure::Cause::constraint: return "constraint";
    case Failure::Cause::broken: break;
  }
  return "broken";
}

}  // namespace

Error Database::unavailable(const Failure& failure) {
  const std::string line =
      fmt::format("{{\"level\":\"error\",\"event\":\"storage_failure\",\"cause\":\"{}\",\"what\":\"{}\"}}\n",
                  cause_name(failure.cause()), json_text(failure.what()));
  std::fwrite(line.data(), 1, line.size(), stderr);
  return {ErrorKind::unavailable, "error.unavailable"};
}

void refuse_nul(const Sql& sql, const Params& params) {
  for (const Param& param : params) {
    const auto* text = std::get_if<std::string>(&param.state());
    if (text && text->find('\0') != std::string::npos) {
      throw Failure(Failure::Cause::constraint, std::string(sql.name) + ": a text holds NUL");
    }
  }
}

NestingGuard::NestingGuard(const void* database) {
  if (std::find(open_transactions.begin(), open_transactions.end(), database) != open_transactions.end()) {
    throw Failure(Failure::Cause::broken, "a transaction was begun inside a transaction");
  }
  open_transactions.push_back(database);
}

NestingGuard::~NestingGuard() { open_transactions.pop_back(); }

bool is_postgresql(const std::string& target) {
  return starts_with(target, "postgresql://") || starts_with(target, "postgres://") || starts_with(target, "host=");
}

std::unique_ptr<Database> open_database(const StorageConfig& config) {
  if (is_postgresql(config.target)) return std::make_unique<PostgresDatabase>(config);
  return std::make_unique<SqliteDatabase>(config);
}

}  // namespace waarborg::storage
