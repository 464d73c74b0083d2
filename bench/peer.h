// What the benchmarks have in common: a clock, medians, and the database below everything of ours as the peer.
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace waarborg::bench {

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

/// Of so many times the same work.
template <class Work>
double median_ms(int times, Work&& work) {
  std::vector<double> all;
  for (int time = 0; time < times; ++time) {
    const Stopwatch watch;
    work();
    all.push_back(watch.seconds() * 1000);
  }
  return median(all);
}

/// SQLite itself, set up as our storage sets it up: a write-ahead log, made durable at every commit.
class BareSqlite {
 public:
  explicit BareSqlite(const std::string& path) {
    check(sqlite3_open(path.c_str(), &handle_));
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
  }
  ~BareSqlite() { sqlite3_close(handle_); }
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  void run(const std::string& sql) { check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr));
    return statement;
  }
  void check(int code) {
    if (code == SQLITE_OK) return;
    std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(handle_));
    std::exit(1);
  }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace waarborg::bench
