#include "platform/cleaning/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <utility>

namespace waarborg::cleaning {

namespace {

const Error kUnavailable{ErrorKind::unavailable, "cleaning.unavailable"};
const Error kDamaged{ErrorKind::invalid, "cleaning.damaged"};

constexpr const char* kLimiter = "/usr/bin/prlimit";
constexpr int kInputDescriptor = 3;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int to, ByteView bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(to, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

/// Nothing when there is more than `most`.
std::optional<Bytes> read_file(int from, std::uint64_t most) {
  struct stat status {};
  if (::fstat(from, &status) != 0 || static_cast<std::uint64_t>(status.st_size) > most) return std::nullopt;
  Bytes out(static_cast<std::size_t>(status.st_size));
  std::size_t done = 0;
  while (done < out.size()) {
    const auto count = ::pread(from, out.data() + done, out.size() - done, static_cast<off_t>(done));
    if (count <= 0) return std::nullopt;
    done += static_cast<std::size_t>(count);
  }
  return out;
}

/// Reads until the end; nothing when it takes too long or too much comes.
std::optional<Bytes> collect(int from, std::chrono::steady_clock::time_point deadline, std::uint64_t most) {
  Bytes out;
  std::array<std::uint8_t, 65536> buffer{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd wait{from, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) == 0) return std::nullopt;
    const auto count = ::read(from, buffer.data(), buffer.size());
    if (count == 0) return out;
    if (count < 0 && errno != EINTR) return std::nullopt;
    if (count > 0) out.insert(out.end(), buffer.begin(), buffer.begin() + count);
    if (out.size() > most) return std::nullopt;
  }
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> command(const std::string& program, std::vector<std::string> arguments,
                                 const ChildLimits& limits) {
  std::vector<std::string> all{"prlimit",
                               "--as=" + std::to_string(limits.memory_bytes),
                               "--cpu=" + std::to_string(limits.time.count()),
                               "--fsize=" + std::to_string(limits.output_bytes),
                               "--core=0",
                               "--nofile=32",
                               "--",
                               program};
  for (auto& argument : arguments)
    all.push_back(argument == "{file}" ? "/proc/self/fd/" + std::to_string(kInputDescriptor) : std::move(argument));
  return all;
}

/// The child's id; 0 when it did not start.
pid_t start(std::vector<std::string> arguments, int input, int output) {
  std::vector<std::string> environment{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent"};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  // What the program complains of may quote the file: it is nobody's to keep.
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, input, kInputDescriptor);
  pid_t id = 0;
  const int failure =
      ::posix_spawn(&id, kLimiter, &actions, nullptr, pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? id : 0;
}

int wait_for(pid_t id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// A copy of the descriptor above the numbers that the child's own take, so that none is closed by another's dup2.
int high(int number) { return ::fcntl(number, F_DUPFD_CLOEXEC, 10); }

}  // namespace

Result<Bytes> run_child(const std::string& program, std::vector<std::string> arguments, ByteView input, Answer answer,
                        const ChildLimits& limits) {
  if (::access(program.c_str(), X_OK) != 0 || ::access(kLimiter, X_OK) != 0) return kUnavailable;
  const Descriptor made(::memfd_create("waarborg-cleaning", MFD_CLOEXEC));
  const Descriptor file(high(made.number()));
  if (file.number() < 0 || !write_all(file.number(), input) || ::lseek(file.number(), 0, SEEK_SET) != 0)
    return kUnavailable;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return kUnavailable;
  const Descriptor reader(ends[0]);
  Descriptor low(ends[1]);
  Descriptor writer(high(low.number()));
  low.close();
  const pid_t child = start(command(program, std::move(arguments), limits), file.number(), writer.number());
  writer.close();
  if (child == 0) return kUnavailable;
  auto out = collect(reader.number(), std::chrono::steady_clock::now() + limits.time, limits.output_bytes);
  if (!out) ::kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!out || !WIFEXITED(status)) return kUnavailable;
  // qpdf answers 3 when it mended something and is done.
  if (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 3) return kDamaged;
  if (answer == Answer::file) out = read_file(file.number(), limits.output_bytes);
  if (!out) return kUnavailable;
  return std::move(*out);
}

}  // namespace waarborg::cleaning
