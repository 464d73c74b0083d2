// DuckDB as a peer: a script of this folder that does what it is asked, a word a line.
#pragma once

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace waarborg::bench {

struct Cost {
  double wall = 0, cpu = 0;  ///< seconds
};

inline double cpu_seconds(int who) {
  rusage used{};
  getrusage(who, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

[[noreturn]] inline void give_up(const char* why) {
  fmt::print(stderr, "bench: {}\n", why);
  std::exit(1);
}

/// Ends the whole benchmark when the peer fails.
class DuckDbPeer {
 public:
  /// `where` the script keeps its tables: "memory" or "disk", as far as it has a choice.
  DuckDbPeer(const char* script, const std::filesystem::path& folder, const char* where = "memory") {
    if (pipe(to_) != 0 || pipe(from_) != 0) give_up("no pipe");
    child_ = fork();
    if (child_ == 0) {
      dup2(to_[0], 0);
      dup2(from_[1], 1);
      for (const int end : {to_[0], to_[1], from_[0], from_[1]}) close(end);
      execlp("node", "node", script, folder.c_str(), where, nullptr);
      _exit(127);
    }
    close(to_[0]);
    close(from_[1]);
    reader_ = fdopen(from_[0], "r");
  }
  ~DuckDbPeer() {
    close(to_[1]);
    waitpid(child_, nullptr, 0);
    std::fclose(reader_);
  }
  DuckDbPeer(const DuckDbPeer&) = delete;
  DuckDbPeer& operator=(const DuckDbPeer&) = delete;
  /// The wall and processor seconds it took, as the script says.
  Cost ask(std::string_view what) {
    const auto line = fmt::format("{}\n", what);
    if (write(to_[1], line.data(), line.size()) < 0) give_up("the peer is gone");
    Cost cost;
    if (std::fscanf(reader_, "%lf %lf", &cost.wall, &cost.cpu) != 2) give_up("the peer failed, or does not agree");
    return cost;
  }

 private:
  int to_[2]{}, from_[2]{};
  pid_t child_ = 0;
  FILE* reader_ = nullptr;
};

}  // namespace waarborg::bench
