// Logs and tables that were brought in, what is stored of them, and bringing in a file in the background.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "matters/house.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {

struct RefusedFor {
  std::string reason;  ///< text key
  std::int64_t rows = 0;
};
/// One source, as it was brought in; read == taken + already_there + refused once it is done.
struct BroughtIn {
  std::string id, source, mapping;
  std::string table;  ///< beside the look-ups, as mappings name it; empty: look-ups
  std::string state;  ///< reading, adding, done, abandoned
  std::string actor;  ///< account, token:..., or system
  Instant started_at;
  std::optional<Instant> finished_at;
  std::int64_t read = 0, taken = 0, already_there = 0, refused = 0;
  std::vector<RefusedFor> reasons;  ///< most rows first
};
struct BroughtInQuery {
  std::string table{};  ///< as mappings name it, or look_ups; empty: everything
  bool oldest_first = false;
  std::int64_t place = 0;  ///< with `id`: after that one (place_in); an empty id: from the first
  std::string id{};
  int count = 0;
};
std::vector<BroughtIn> brought_in(storage::Transaction& tx, const BroughtInQuery& query);
/// Where one stands in the list of such a query.
std::int64_t place_in(const BroughtInQuery& query, const BroughtIn& one);

struct TableBeside {
  std::string key;  ///< as mappings name it
  bool empty = true;
  std::optional<Instant> last;  ///< brought in
};
/// Days are those of UTC.
struct StoredLog {
  std::int64_t look_ups = 0, days = 0;
  std::optional<Date> first, last;
  std::vector<Date> missing;  ///< between the first and the last
  std::vector<TableBeside> tables;
};
/// Opens every day. Errors: of the store.
Result<StoredLog> stored_log(matters::House& house);

/// A mapping that comes with the program (content/log-mappings).
struct KnownMapping {
  std::string name;
  std::string table;  ///< as of BroughtIn
};
/// Those of look-ups first, then by name; without what cannot be read.
std::vector<KnownMapping> known_mappings(const matters::House& house);
/// The file of one by its name, which cannot lead elsewhere. Errors: "error.choice" (field mapping).
Result<std::filesystem::path> known_mapping(const matters::House& house, const std::string& name);
/// As of BroughtIn. Errors: every mistake of the mapping at once ("content.bad_field").
Result<std::string> table_of_mapping(const std::filesystem::path& file);

/// What is to be brought in, and how. Files stay where they are until it is done.
struct BringTask {
  std::filesystem::path mapping, source;
  std::filesystem::path errors;  ///< refused rows as csv, reasons in the translator's language
  bool check = false;            ///< read and count everything, keep nothing
  std::string actor;
};
/// What became of it. Rows and refused rows are the first few, with people, subjects and cases as numbers that mean
/// nothing elsewhere.
struct Brought {
  struct Row {
    std::uint64_t line = 0;
    std::vector<std::pair<std::string, std::string>> parts;  ///< name of a part of mappings, value
  };
  struct Refused {
    std::uint64_t line = 0;
    std::string reason;  ///< text key
  };
  std::string table;  ///< as of BroughtIn
  Errors problems;    ///< why the source could not be read; then nothing else is told
  std::int64_t read = 0, taken = 0, already_there = 0, refused = 0, repeated = 0, days = 0;
  std::optional<Date> first_day, last_day;
  std::vector<RefusedFor> reasons;
  std::vector<Row> rows;
  std::vector<Refused> refused_rows;
};

/// How far it is.
struct BringAdvance {
  std::int64_t done = 0, total = 0;  ///< bytes of the source; total 0: not known
  std::int64_t rows = 0, rows_per_second = 0;
  std::optional<std::int64_t> seconds_left;
};

/// Works in a thread of its own. To be used from one thread at a time.
class BringingIn {
 public:
  BringingIn() = default;
  BringingIn(const BringingIn&) = delete;
  BringingIn& operator=(const BringingIn&) = delete;
  /// Stops, as a kill would, and waits for that: given again, the same files go on where they were.
  virtual ~BringingIn() = default;
  /// Begins. REQUIRES: house and translator's texts outlive it.
  static std::unique_ptr<BringingIn> begin(matters::House& house, const i18n::Translator& t, const BringTask& task);
  /// False once it is done; true after `time`. Errors: of the store; "engine.store_busy".
  virtual Result<bool> wait(std::chrono::milliseconds time) = 0;
  [[nodiscard]] virtual BringAdvance advance() const = 0;
  /// REQUIRES: wait() answered false.
  virtual Brought tell() = 0;
};

}  // namespace waarborg::monitor
