#include "platform/parquet/parquet.h"

#include <dlfcn.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

namespace waarborg::parquet {
namespace {

namespace fs = std::filesystem;

/// What is used of DuckDB's C interface, as its header of version 1 declares it: handles are pointers, a result is six
/// words of which none is read here, and 0 is success.
struct QueryResult {
  std::uint64_t words[6] = {};
};
using Handle = void*;

class Library {
 public:
  static Result<const Library*> load() {
    static const Library kLibrary;
    if (!kLibrary.whole_) return Error{ErrorKind::unavailable, "parquet.no_library", {}, {}};
    return &kLibrary;
  }

  int (*create_config)(Handle*) = nullptr;
  int (*set_config)(Handle, const char*, const char*) = nullptr;
  void (*destroy_config)(Handle*) = nullptr;
  int (*open)(const char*, Handle*, Handle, char**) = nullptr;
  int (*connect)(Handle, Handle*) = nullptr;
  int (*query)(Handle, const char*, QueryResult*) = nullptr;
  void (*destroy_result)(QueryResult*) = nullptr;
  void (*disconnect)(Handle*) = nullptr;
  void (*close)(Handle*) = nullptr;

 private:
  Library() {
    const char* const given = std::getenv("WAARBORG_DUCKDB");
    void* const library = ::dlopen(given != nullptr ? given : "libduckdb.so", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return;
    whole_ = take(library, "duckdb_create_config", create_config) && take(library, "duckdb_set_config", set_config) &&
             take(library, "duckdb_destroy_config", destroy_config) && take(library, "duckdb_open_ext", open) &&
             take(library, "duckdb_connect", connect) && take(library, "duckdb_query", query) &&
             take(library, "duckdb_destroy_result", destroy_result) && take(library, "duckdb_disconnect", disconnect) &&
             take(library, "duckdb_close", close);
  }
  template <class Function>
  static bool take(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
  }
  bool whole_ = false;
};

/// One database in memory, gone with this object.
class Session {
 public:
  explicit Session(const Library& library) : library_(library) {}
  ~Session() {
    if (connection_ != nullptr) library_.disconnect(&connection_);
    if (database_ != nullptr) library_.close(&database_);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  bool open() {
    Handle config = nullptr;
    if (library_.create_config(&config) != 0) return false;
    bool good = library_.set_config(config, "autoinstall_known_extensions", "false") == 0 &&
                library_.set_config(config, "autoload_known_extensions", "false") == 0 &&
                library_.set_config(config, "allow_unsigned_extensions", "false") == 0;
    good = good && library_.open(nullptr, &database_, config, nullptr) == 0;
    library_.destroy_config(&config);
    return good && library_.connect(database_, &connection_) == 0;
  }
  bool run(const std::string& statement) {
    QueryResult result;
    const bool good = library_.query(connection_, statement.c_str(), &result) == 0;
    library_.destroy_result(&result);
    return good;
  }
  /// From here on no other file can be opened, and no setting changed.
  bool lock_to(const fs::path& a, const fs::path& b);

 private:
  const Library& library_;
  Handle database_ = nullptr, connection_ = nullptr;
};

/// COPY takes no parameters for the names of its files.
std::string quoted(const fs::path& path) {
  std::string out = "'";
  for (const char c : path.string()) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

bool Session::lock_to(const fs::path& a, const fs::path& b) {
  return run("SET allowed_paths = [" + quoted(a) + ", " + quoted(b) + "]") &&
         run("SET enable_external_access = false") && run("SET lock_configuration = true");
}

/// Anything after the header line.
bool has_rows(const fs::path& csv) {
  std::ifstream file(csv, std::ios::binary);
  std::string line;
  return std::getline(file, line) && std::getline(file, line);
}

/// `view` ends in the call that reads, its arguments to come.
Result<Done> copy(const std::string& view, const fs::path& from, const fs::path& to, const std::string& format) {
  const Library* const library = TRY(Library::load());
  Session session(*library);
  const Error unreadable = invalid("parquet.unreadable", "", {from.filename().string()});
  std::error_code error;
  if (!fs::is_regular_file(from, error)) return unreadable;
  const auto source = fs::absolute(from, error), target = fs::absolute(to, error);
  if (!session.open() || !session.lock_to(source, target))
    return Error{ErrorKind::unavailable, "parquet.no_library", {}, {}};
  if (!session.run(view + "(" + quoted(source) + ")") || !session.run("FROM rows LIMIT 1")) return unreadable;
  // Told apart by a read of everything, which costs once more only where something went wrong.
  if (session.run("COPY (FROM rows) TO " + quoted(target) + " " + format)) return Done{};
  fs::remove(target, error);
  if (!session.run("FROM rows SELECT COUNT(COLUMNS(*))")) return unreadable;
  return Error{ErrorKind::unavailable, "parquet.unwritable", {}, {to.filename().string()}};
}

}  // namespace

Result<Done> to_csv(const fs::path& parquet, const fs::path& csv) {
  return copy("CREATE VIEW rows AS SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet", parquet, csv,
              "(FORMAT csv, HEADER)");
}

Result<Done> from_csv(const fs::path& csv, const fs::path& parquet) {
  // A table without rows would be all text, and could not be compared with others.
  const char* const rows = has_rows(csv) ? "CREATE VIEW rows AS FROM read_csv"
                                         : "CREATE VIEW rows AS SELECT CAST(COLUMNS(*) AS BIGINT) FROM read_csv";
  return copy(rows, csv, parquet, "(FORMAT parquet, COMPRESSION zstd)");
}

}  // namespace waarborg::parquet
