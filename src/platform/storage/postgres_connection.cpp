#include "platform/storage/postgres_connection.h"

#include <charconv>
#include <pqxx/pqxx>

#include "platform/storage/failures.h"
#include "platform/storage/migrations.h"
#include "platform/storage/postgres_values.h"

namespace waarborg::storage {
namespace {

constexpr std::size_t kStatementsMax = 1000;
constexpr int kFetchRows = 500;
constexpr std::string_view kPlanOutdated = "0A000";  // feature_not_supported: a table changed under a statement

/// The first line of the server's message, which names words of the statement. Only asked for where that
/// message cannot quote a value: classes 42 (syntax, missing tables) and connecting.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

[[noreturn]] void throw_sql_error(const std::string& name, const pqxx::sql_error& problem) {
  const std::string& state = problem.sqlstate();
  const std::string family = state.substr(0, 2);
  if (family == "23") throw Failure(Failure::Cause::constraint, name + ": constraint violated (" + state + ")");
  if (family == "40") throw Conflict(name + ": in conflict with another transaction (" + state + ")");
  if (family == "57" || family == "08" || state == kPlanOutdated) {
    throw LostConnection(name + ": the server ended the connection (" + state + ")");
  }
  const std::string detail = family == "42" ? ": " + first_line(problem.what()) : std::string();
  throw Failure(Failure::Cause::broken, name + ": refused by the server (" + state + ")" + detail);
}

/// Turns the exception in flight into a Failure named `name`. Never passes on a message that may hold values.
[[noreturn]] void rethrow_as_failure(const std::string& name) {
  try {
    throw;
  } catch (const Failure&) {
    throw;
  } catch (const pqxx::in_doubt_error&) {
    throw Failure(Failure::Cause::broken, name + ": the connection broke while committing");
  } catch (const pqxx::statement_completion_unknown&) {
    throw Failure(Failure::Cause::broken, name + ": the connection broke while committing");
  } catch (const pqxx::transaction_rollback&) {
    throw Conflict(name + ": in conflict with another transaction");
  } catch (const pqxx::broken_connection&) {
    throw LostConnection(name + ": the connection is broken");
  } catch (const pqxx::sql_error& problem) {
    throw_sql_error(name, problem);
  } catch (const pqxx::failure&) {
    throw Failure(Failure::Cause::broken, name + ": the driver failed");
  } catch (const pqxx::usage_error&) {
    throw Failure(Failure::Cause::broken, name + ": the driver was misused");
  }
}

/// The highest n of $n.
std::size_t count_parameters(std::string_view text) {
  std::size_t highest = 0;
  for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::size_t number = 0;
    std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    highest = std::max(highest, number);
  }
  return highest;
}

}  // namespace

struct PostgresConnection::Driver {
  struct Statement {
    std::string text;
    std::string name;  ///< under which the server knows it; empty when it knows too many already
    std::size_t parameters = 0;
  };
  explicit Driver(const std::string& target) : connection(target) {}

  const Statement& statement(const Sql& sql) {
    const auto known = statements.find(sql.text);
    if (known != statements.end()) return known->second;
    Statement fresh{rewrite_casts(sql.text), {}, count_parameters(sql.text)};
    if (statements.size() < kStatementsMax) {
      fresh.name = "s" + std::to_string(statements.size());
      connection.prepare(fresh.name, fresh.text);
    }
    return statements.emplace(sql.text, std::move(fresh)).first->second;
  }

  pqxx::connection connection;
  std::unordered_map<std::string, Statement> statements;
};

namespace {

class PostgresTransaction final : public Transaction {
 public:
  PostgresTransaction(PostgresConnection::Driver& driver, pqxx::transaction_base& transaction)
      : driver_(&driver), transaction_(&transaction) {}

  Rows query(const Sql& sql, const Params& params) override {
    return guarded(sql, [&] {
      const pqxx::result result = run(sql, params);
      const ColumnNames names = column_names(result);
      Rows rows;
      rows.reserve(result.size());
      for (const auto& row : result) rows.push_back(read_row(result, row, names));
      return rows;
    });
  }

  std::int64_t execute(const Sql& sql, const Params& params) override {
    return guarded(sql, [&] { return static_cast<std::int64_t>(run(sql, params).affected_rows()); });
  }

  void for_each(const Sql& sql, const Params& params, const std::function<void(const Row&)>& visit) override {
    const std::string cursor = "rows_" + std::to_string(cursors_++);
    guarded(sql, [&] {
      const auto& statement = checked(sql, params);
      const PostgresParams values(params);
      return transaction_->exec_params("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + statement.text,
                                       pqxx::prepare::make_dynamic_params(values.pointers()));
    });
    const std::string fetch = "FETCH " + std::to_string(kFetchRows) + " FROM " + cursor;
    while (true) {
      const pqxx::result page = guarded(sql, [&] { return transaction_->exec(fetch); });
      const ColumnNames names = column_names(page);
      for (const auto& row : page) visit(guarded(sql, [&] { return read_row(page, row, names); }));
      if (page.size() < static_cast<pqxx::result::size_type>(kFetchRows)) break;
    }
    guarded(sql, [&] { return transaction_->exec("CLOSE " + cursor); });
  }

  [[nodiscard]] Dialect dialect() const override { return Dialect::postgresql; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  const PostgresConnection::Driver::Statement& checked(const Sql& sql, const Params& params) {
    refuse_nul(sql, params);
    const auto& statement = driver_->statement(sql);
    if (statement.parameters == params.size()) return statement;
    throw Failure(Failure::Cause::broken, std::string(sql.name) + ": other parameters than were given");
  }

  pqxx::result run(const Sql& sql, const Params& params) {
    const auto& statement = checked(sql, params);
    const PostgresParams values(params);
    const auto arguments = pqxx::prepare::make_dynamic_params(values.pointers());
    if (statement.name.empty()) return transaction_->exec_params(statement.text, arguments);
    return transaction_->exec_prepared(statement.name, arguments);
  }

  template <class Act>
  auto guarded(const Sql& sql, Act act) -> decltype(act()) {
    try {
      return act();
    } catch (...) {
      failed_ = true;
      rethrow_as_failure(sql.name);
    }
  }

  PostgresConnection::Driver* driver_;
  pqxx::transaction_base* transaction_;
  int cursors_ = 0;
  bool failed_ = false;
};

template <class Native>
void transact(PostgresConnection::Driver& driver, const std::function<bool(Transaction&)>& work) {
  std::optional<Native> native;
  try {
    native.emplace(driver.connection);
  } catch (...) {
    rethrow_as_failure("storage.begin");
  }
  PostgresTransaction transaction(driver, *native);
  if (!work(transaction)) return;  // Its end of life rolls back.
  if (transaction.failed()) {
    throw Failure(Failure::Cause::broken, "storage.commit: a statement failed and its failure was passed over");
  }
  try {
    native->commit();
  } catch (...) {
    rethrow_as_failure("storage.commit");
  }
}

using ReadNative = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;
using WriteNative = pqxx::transaction<pqxx::serializable, pqxx::read_write>;

/// Commits are durable before they are answered, and values come in the forms that postgres_values.cpp reads,
/// whatever the server's own settings are.
constexpr const char* kSettings =
    "SET synchronous_commit = on; SET bytea_output = 'hex'; SET extra_float_digits = 1; "
    "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET client_min_messages = warning";

}  // namespace

PostgresConnection::PostgresConnection(const std::string& target) {
  try {
    driver_ = std::make_unique<Driver>(target);
    pqxx::nontransaction settings(driver_->connection);
    settings.exec(kSettings);
    settings.commit();
  } catch (const pqxx::failure& problem) {
    throw LostConnection("PostgreSQL: " + first_line(problem.what()));
  }
  // A silent reconnect in the middle of a transaction would lose its first half. Deprecated because later
  // versions of the driver never reconnect; this one still does.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  driver_->connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::transact_read(const std::function<bool(Transaction&)>& work) {
  transact<ReadNative>(*driver_, work);
}

void PostgresConnection::transact_write(const std::function<bool(Transaction&)>& work) {
  transact<WriteNative>(*driver_, work);
}

void PostgresConnection::run_script(const std::string& script) {
  try {
    WriteNative transaction(driver_->connection);
    transaction.exec(script);
    transaction.commit();
  } catch (...) {
    rethrow_as_failure("storage.script");
  }
}

}  // namespace waarborg::storage
