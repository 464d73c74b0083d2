#include "platform/web/pdf.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <optional>

namespace waarborg::web {

namespace {

constexpr const char* kProgram = "/usr/bin/weasyprint";

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

struct Pipe {
  Descriptor reader, writer;
  static std::optional<Pipe> create() {
    std::array<int, 2> ends{};
    // Close-on-exec: a child that another thread starts meanwhile must not hold these open.
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
  }
};

/// An empty folder for the length of one conversion: home, temporary files and base of addresses of the child.
class EmptyFolder {
 public:
  EmptyFolder() {
    auto name = (std::filesystem::temp_directory_path() / "waarborg-pdf-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~EmptyFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  EmptyFolder(const EmptyFolder&) = delete;
  EmptyFolder& operator=(const EmptyFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// The child; ended and waited for when this goes away.
class Child {
 public:
  static std::optional<Child> start(const Pipe& input, const Pipe& output, const std::string& folder,
                                    const std::filesystem::path& stylesheet) {
    std::vector<std::string> arguments{"weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1",
                                       "--encoding", "utf-8",   "--base-url",    folder + "/"};
    if (!stylesheet.empty()) arguments.insert(arguments.end(), {"--stylesheet", stylesheet.string()});
    arguments.insert(arguments.end(), {"-", "-"});
    std::vector<std::string> environment{"PATH=/usr/bin:/bin",
                                         "LANG=C.UTF-8",
                                         "HOME=" + folder,
                                         "TMPDIR=" + folder,
                                         "http_proxy=http://127.0.0.1:9",
                                         "https_proxy=http://127.0.0.1:9",
                                         "ftp_proxy=http://127.0.0.1:9"};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.reader.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.writer.number(), STDOUT_FILENO);
    // What the program complains of may quote the letter: it is nobody's to keep.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // Nothing else of this program: not a database, not a connection, and not the socket that listens, which would keep
    // its port taken as long as the child outlives a program that was killed.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t id = 0;
    const int failure =
        ::posix_spawn(&id, kProgram, &actions, nullptr, pointers(arguments).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) return std::nullopt;
    return Child(id);
  }
  Child(Child&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (id_ == 0) return;
    ::kill(id_, SIGKILL);
    (void)wait();
  }
  /// True when it ended by itself and well.
  bool wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  explicit Child(pid_t id) : id_(id) {}
  pid_t id_;
};

using Deadline = std::chrono::steady_clock::time_point;

/// Writes what the pipe takes now; closes it when all is written or the reader is gone.
void feed(Descriptor& to, std::string_view& rest) {
  const auto count = ::write(to.number(), rest.data(), rest.size());
  if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
  const bool broken = count < 0 && errno != EAGAIN && errno != EINTR;
  if (rest.empty() || broken) to.close();
}

/// Feeds the document and collects the answer, both at once: either side may fill its pipe first.
std::optional<Bytes> exchange(Descriptor to, Descriptor from, std::string_view document, Deadline deadline) {
  Bytes out;
  std::array<std::uint8_t, 65536> buffer{};
  ::fcntl(to.number(), F_SETFL, O_NONBLOCK);
  if (document.empty()) to.close();
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    std::array<pollfd, 2> waits{pollfd{from.number(), POLLIN, 0}, pollfd{to.number(), POLLOUT, 0}};
    const int ready = ::poll(waits.data(), to.is_open() ? 2 : 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) return std::nullopt;
    if (ready <= 0) continue;
    if (to.is_open() && waits[1].revents != 0) feed(to, document);
    if (waits[0].revents == 0) continue;
    const auto count = ::read(from.number(), buffer.data(), buffer.size());
    if (count == 0) return out;
    if (count < 0 && errno != EINTR) return std::nullopt;
    if (count > 0) out.insert(out.end(), buffer.begin(), buffer.begin() + count);
  }
}

}  // namespace

bool has_pdf_program() { return ::access(kProgram, X_OK) == 0; }

Result<Bytes> to_pdf(const std::string& html_document, const std::filesystem::path& stylesheet,
                     std::chrono::seconds time_limit) {
  const Error failure{ErrorKind::unavailable, "error.pdf_unavailable"};
  const EmptyFolder folder;
  auto input = Pipe::create();
  auto output = Pipe::create();
  if (folder.path().empty() || !input || !output || !has_pdf_program()) return failure;
  // A child that ends early must show as a failed write, not as a signal to this process.
  ::signal(SIGPIPE, SIG_IGN);
  auto child = Child::start(*input, *output, folder.path(), stylesheet);
  if (!child) return failure;
  input->reader.close();
  output->writer.close();
  auto pdf = exchange(std::move(input->writer), std::move(output->reader), html_document,
                      std::chrono::steady_clock::now() + time_limit);
  if (!pdf || !child->wait() || as_text_view(*pdf).substr(0, 5) != "%PDF-") return failure;
  return std::move(*pdf);
}

}  // namespace waarborg::web
