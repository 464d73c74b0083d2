#include "platform/mail/mail.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "base/bytes.h"
#include "platform/mail/message_text.h"

namespace waarborg::mail {
namespace {

Error not_sent() { return {ErrorKind::unavailable, "mail.not_sent"}; }

class NoMailer final : public Mailer {
 public:
  [[nodiscard]] bool enabled() const override { return false; }
  Result<Done> send(const Message&) override { return Done{}; }
};

/// Writes all of `text` to a new file that only its owner may read.
bool write_new_file(const std::filesystem::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return false;
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = ::write(file, text.data() + written, text.size() - written);
    if (count <= 0) break;
    written += static_cast<std::size_t>(count);
  }
  const bool whole = written == text.size() && ::fsync(file) == 0;
  ::close(file);
  if (!whole) ::unlink(path.c_str());
  return whole;
}

class OutboxMailer final : public Mailer {
 public:
  explicit OutboxMailer(const config::Config& config)
      : folder_(config.data / "outbox"),
        from_(config.mail_from.empty() ? "waarborg@localhost" : config.mail_from),
        name_(config.force_name) {}

  [[nodiscard]] bool enabled() const override { return true; }

  Result<Done> send(const Message& message) override {
    TRY(check(from_, message));
    std::error_code bad;
    std::filesystem::create_directories(folder_, bad);
    if (bad) return not_sent();
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, bad);
    const Instant now = SystemClock().now();
    const auto name = std::to_string(to_millis(now)) + "-" + new_id() + ".eml";
    if (!write_new_file(folder_ / name, to_mail(from_, name_, message, now))) return not_sent();
    return Done{};
  }

 private:
  std::filesystem::path folder_;
  std::string from_;
  std::string name_;
};

struct Upload {
  std::string text;
  std::size_t at = 0;
};

std::size_t read_upload(char* buffer, std::size_t size, std::size_t count, void* state) {
  auto& upload = *static_cast<Upload*>(state);
  const std::size_t part = std::min(size * count, upload.text.size() - upload.at);
  std::memcpy(buffer, upload.text.data() + upload.at, part);
  upload.at += part;
  return part;
}

/// One connection for each mail: digests are few, and a mail server may close an idle one.
class SmtpMailer final : public Mailer {
 public:
  explicit SmtpMailer(const config::Config& config)
      : url_("smtp://" + config.smtp_host + ":" + std::to_string(config.smtp_port)),
        from_(config.mail_from),
        name_(config.force_name) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  }

  [[nodiscard]] bool enabled() const override { return true; }

  Result<Done> send(const Message& message) override {
    TRY(check(from_, message));
    Upload upload{to_mail(from_, name_, message, SystemClock().now())};
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, ("<" + message.to + ">").c_str()), &curl_slist_free_all);
    if (!curl || !to) return not_sent();
    set_options(curl.get(), to.get(), upload);
    if (curl_easy_perform(curl.get()) != CURLE_OK) return not_sent();
    return Done{};
  }

 private:
  void set_options(CURL* curl, curl_slist* to, Upload& upload) const {
    curl_easy_setopt(curl, CURLOPT_URL, url_.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from_ + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_upload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    // STARTTLS where the server offers it, with its certificate checked.
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 20000L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  }

  std::string url_;
  std::string from_;
  std::string name_;
};

}  // namespace

std::unique_ptr<Mailer> make_mailer(const config::Config& config) {
  if (config.mail == "outbox") return std::make_unique<OutboxMailer>(config);
  if (config.mail == "smtp") return std::make_unique<SmtpMailer>(config);
  return std::make_unique<NoMailer>();
}

}  // namespace waarborg::mail
