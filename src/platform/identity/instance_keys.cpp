#include "platform/identity/instance_keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <span>

#include "base/text.h"

namespace waarborg::identity {
namespace {

constexpr std::string_view kHead = "waarborg-instance-key 1";
constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kFileSizeMax = 4096;

Error problem(std::string code) { return {ErrorKind::unavailable, std::move(code)}; }

/// The seed an Ed25519 secret key was made from is its first half.
ByteView seed_of(const sealing::SigningKey& key) { return ByteView(key.secret_key).first(32); }

std::string written(const InstanceKeys& keys) {
  std::string text(kHead);
  text += '\n';
  const auto line = [&text](std::string_view name, ByteView bytes) {
    text.append(name).append(" ").append(to_base64url(bytes)).append("\n");
  };
  line("directory", keys.directory.view());
  line("token", keys.token.view());
  line("cookie", keys.cookie.view());
  line("reporter_salt", keys.reporter_salt);
  line("signing", seed_of(keys.signing));
  line("digest", sealing::digest(as_bytes(text)));
  return text;
}

/// The values by name, once the digest over them is found right.
std::map<std::string, Bytes, std::less<>> values_of(const std::string& text) {
  std::map<std::string, Bytes, std::less<>> values;
  const auto digest_at = text.rfind("digest ");
  if (digest_at == std::string::npos || !starts_with(text, std::string(kHead) + "\n")) return {};
  for (const auto& line : split(std::string_view(text).substr(kHead.size() + 1), '\n')) {
    const auto space = line.find(' ');
    if (space == std::string::npos) continue;
    const auto value = from_base64url(trim(std::string_view(line).substr(space + 1)));
    if (value) values[line.substr(0, space)] = *value;
  }
  if (values["digest"] != sealing::digest(as_bytes(std::string_view(text).substr(0, digest_at)))) return {};
  return values;
}

Result<InstanceKeys> parse(const std::string& text) {
  auto values = values_of(text);
  for (const char* name : {"directory", "token", "cookie", "signing"}) {
    if (values[name].size() != sealing::Key::size) return problem("error.instance_key_damaged");
  }
  if (values["reporter_salt"].size() != kSaltSize) return problem("error.instance_key_damaged");
  InstanceKeys keys{sealing::Key::from(values["directory"]), sealing::Key::from(values["token"]),
                    sealing::Key::from(values["cookie"]), values["reporter_salt"],
                    sealing::SigningKey::from_seed(sealing::Key::from(values["signing"]))};
  for (auto& [name, value] : values) sealing::wipe(value);
  return keys;
}

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

Result<std::string> read_private(const std::filesystem::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  if (file.fd < 0) return problem(errno == ENOENT ? "error.instance_key_missing" : "error.instance_key_damaged");
  if (::fstat(file.fd, &status) != 0 || !S_ISREG(status.st_mode)) return problem("error.instance_key_damaged");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) return problem("error.instance_key_readable");
  std::string text(kFileSizeMax, '\0');
  const ssize_t size = ::read(file.fd, text.data(), text.size());
  text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return text;
}

/// Writes beside the place and links it in, so that a half-written file never has the name and two processes that
/// start at once agree on one.
bool write_private(const std::filesystem::path& path, const std::string& text) {
  const std::string beside = path.string() + "." + new_id();
  const Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (file.fd < 0) return false;
  const bool whole =
      ::write(file.fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file.fd) == 0;
  const bool placed = whole && (::link(beside.c_str(), path.c_str()) == 0 || errno == EEXIST);
  ::unlink(beside.c_str());
  const Descriptor folder{::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return placed && folder.fd >= 0 && ::fsync(folder.fd) == 0;
}

}  // namespace

InstanceKeys InstanceKeys::random() {
  return {sealing::Key::random(), sealing::Key::random(), sealing::Key::random(), random_bytes(kSaltSize),
          sealing::SigningKey::random()};
}

Result<InstanceKeys> InstanceKeys::load(const std::filesystem::path& data, bool create) {
  const auto path = data / "instance.key";
  if (create && ::access(path.c_str(), F_OK) != 0) {
    std::string text = written(random());
    const bool made = write_private(path, text);
    sealing::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    if (!made) return problem("error.storage_unavailable");
  }
  std::string text = TRY(read_private(path));
  auto keys = parse(text);
  sealing::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  return keys;
}

Bytes InstanceKeys::person_token(std::string_view person_id) const {
  return sealing::keyed_token(token, "p", person_id);
}

Bytes InstanceKeys::name_token(std::string_view folded) const { return sealing::keyed_token(token, "name", folded); }

}  // namespace waarborg::identity
