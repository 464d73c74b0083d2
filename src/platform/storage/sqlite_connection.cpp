#include "platform/storage/sqlite_connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "platform/storage/failures.h"

namespace waarborg::storage {
namespace {

constexpr int kBusyTimeoutMillis = 10'000;
constexpr std::size_t kStatementsMax = 1000;

/// SQLite's messages name tables, columns and words of the statement, never a bound value.
Failure to_failure(const std::string& name, const SQLite::Exception& problem) {
  const int code = problem.getErrorCode() & 0xFF;
  auto cause = Failure::Cause::broken;
  if (code == SQLITE_CONSTRAINT) cause = Failure::Cause::constraint;
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) cause = Failure::Cause::busy;
  return {cause, name + ": " + problem.what()};
}

struct BindValue {
  SQLite::Statement& statement;
  int index;
  void operator()(std::monostate) const { statement.bind(index); }
  void operator()(std::int64_t value) const { statement.bind(index, value); }
  void operator()(double value) const { statement.bind(index, value); }
  void operator()(const std::string& value) const { statement.bindNoCopy(index, value); }
  void operator()(const Bytes& value) const {
    // SQLite takes a null pointer for NULL, and an empty vector may hold one.
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    statement.bindNoCopy(index, data, static_cast<int>(value.size()));
  }
};

/// By name: SQLite numbers $n in order of appearance, which need not be the order of n. As strict as PostgreSQL:
/// the statement uses each parameter that is given and no other.
void bind_all(SQLite::Statement& statement, const Sql& sql, const Params& params) {
  bool fits = statement.getBindParameterCount() == static_cast<int>(params.size());
  for (std::size_t at = 0; fits && at < params.size(); ++at) {
    const int index = statement.getIndex(("$" + std::to_string(at + 1)).c_str());
    fits = index != 0;
    if (fits) std::visit(BindValue{statement, index}, params[at].state());
  }
  if (!fits) throw Failure(Failure::Cause::broken, std::string(sql.name) + ": other parameters than were given");
}

Row::Cell read_cell(const SQLite::Column& column) {
  switch (column.getType()) {
    case SQLITE_INTEGER: return column.getInt64();
    case SQLITE_FLOAT: return column.getDouble();
    case SQLITE_TEXT: return column.getString();
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
      return Bytes(data, data + column.getBytes());
    }
    default: return std::monostate{};
  }
}

using Names = std::shared_ptr<const std::vector<std::string>>;

Names column_names(const SQLite::Statement& statement) {
  std::vector<std::string> names;
  for (int at = 0; at < statement.getColumnCount(); ++at) names.emplace_back(statement.getColumnName(at));
  return std::make_shared<const std::vector<std::string>>(std::move(names));
}

Row read_row(SQLite::Statement& statement, const Names& names) {
  std::vector<Row::Cell> cells;
  cells.reserve(names->size());
  for (int at = 0; at < static_cast<int>(names->size()); ++at) cells.push_back(read_cell(statement.getColumn(at)));
  return {names, std::move(cells)};
}

/// Binds at birth; at the end makes the statement ready for the next use, without what was bound.
class Lent {
 public:
  Lent(SqliteConnection& connection, const Sql& sql, const Params& params) : cached_(connection.prepare(sql)) {
    refuse_nul(sql, params);
    bind_all(*cached_->statement, sql, params);
    cached_->lent = true;
  }
  ~Lent() {
    cached_->statement->tryReset();
    cached_->statement->clearBindings();
    cached_->lent = false;
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  SQLite::Statement& operator*() { return *cached_->statement; }

 private:
  std::shared_ptr<SqliteConnection::Cached> cached_;
};

/// So that SQLite does not create the file readable for others; its -wal and -shm take over the mode.
void create_private(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Use use, IfMissing if_missing) {
  if (if_missing == IfMissing::create) create_private(path);
  try {
    database_ = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE, kBusyTimeoutMillis);
    const std::string mode = database_->execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode != "wal") throw Failure(Failure::Cause::broken, "database " + path + ": no write-ahead log possible");
    database_->exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
    if (use == Use::read) database_->exec("PRAGMA query_only = ON");
  } catch (const SQLite::Exception& problem) {
    throw to_failure("database " + path, problem);
  }
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::run(const char* name, const std::string& script) {
  try {
    database_->exec(script);
  } catch (const SQLite::Exception& problem) {
    throw to_failure(name, problem);
  }
}

void SqliteConnection::roll_back() noexcept {
  if (sqlite3_get_autocommit(database_->getHandle()) == 0) database_->tryExec("ROLLBACK");
}

std::shared_ptr<SqliteConnection::Cached> SqliteConnection::prepare(const Sql& sql) {
  const auto found = statements_.find(sql.text);
  if (found != statements_.end() && !found->second->lent) return found->second;
  auto fresh = std::make_shared<Cached>();
  fresh->statement = std::make_unique<SQLite::Statement>(*database_, sql.text);
  if (statements_.size() >= kStatementsMax) statements_.clear();
  if (found == statements_.end()) statements_.emplace(sql.text, fresh);
  return fresh;
}

template <class Act>
auto SqliteTransaction::guarded(const Sql& sql, Act act) {
  try {
    return act();
  } catch (const SQLite::Exception& problem) {
    failed_ = true;
    throw to_failure(sql.name, problem);
  } catch (const Failure&) {
    failed_ = true;
    throw;
  }
}

Rows SqliteTransaction::query(const Sql& sql, const Params& params) {
  return guarded(sql, [&] {
    Lent statement(*connection_, sql, params);
    const Names names = column_names(*statement);
    Rows rows;
    while ((*statement).executeStep()) rows.push_back(read_row(*statement, names));
    return rows;
  });
}

std::int64_t SqliteTransaction::execute(const Sql& sql, const Params& params) {
  return guarded(sql, [&]() -> std::int64_t {
    Lent statement(*connection_, sql, params);
    while ((*statement).executeStep()) {
    }
    return (*statement).getChanges();
  });
}

void SqliteTransaction::for_each(const Sql& sql, const Params& params, const std::function<void(const Row&)>& visit) {
  std::optional<Lent> statement;
  const Names names = guarded(sql, [&] {
    statement.emplace(*connection_, sql, params);
    return column_names(**statement);
  });
  while (guarded(sql, [&] { return (**statement).executeStep(); })) {
    visit(guarded(sql, [&] { return read_row(**statement, names); }));
  }
}

}  // namespace waarborg::storage
