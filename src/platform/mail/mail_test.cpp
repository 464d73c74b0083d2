#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "platform/mail/mail.h"
#include "platform/mail/message_text.h"

using namespace waarborg;

namespace {

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("mail-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// Listens on a free port of this machine and speaks just enough SMTP for one mail; keeps what it was told.
class FakeServer {
 public:
  explicit FakeServer(std::string answer_to_recipient) : answer_(std::move(answer_to_recipient)) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~FakeServer() { join(); }
  const std::string& join() {
    if (thread_.joinable()) thread_.join();
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    return heard_;
  }
  int port = 0;

 private:
  void serve() {
    const int client = ::accept(socket_, nullptr, nullptr);
    say(client, "220 fake");
    bool in_data = false;
    for (std::string line; read_line(client, line);) {
      heard_ += line + "\n";
      if (in_data) {
        if (line == ".") say(client, "250 kept");
        in_data = in_data && line != ".";
      } else if (line == "DATA") {
        in_data = true;
        say(client, "354 go on");
      } else if (line == "QUIT") {
        say(client, "221 bye");
        break;
      } else {
        say(client, line.starts_with("RCPT") ? answer_ : "250 fine");
      }
    }
    ::close(client);
  }
  static void say(int client, const std::string& line) {
    const std::string text = line + "\r\n";
    (void)!::write(client, text.data(), text.size());
  }
  static bool read_line(int client, std::string& line) {
    line.clear();
    for (char c = 0; ::read(client, &c, 1) == 1;) {
      if (c == '\n') return true;
      if (c != '\r') line += c;
    }
    return false;
  }
  std::string answer_;
  std::string heard_;
  int socket_ = -1;
  std::thread thread_;
};

config::Config smtp_to(int port) {
  config::Config config;
  config.mail = "smtp";
  config.smtp_host = "127.0.0.1";
  config.smtp_port = port;
  config.mail_from = "waarborg@politie.example";
  config.force_name = "Politie Voorbeeld";
  return config;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Outbox_OfAMail_IsAFileForItsOwnerAlone") {
  const Folder folder;
  config::Config config;
  config.mail = "outbox";
  config.data = folder.path;
  const auto mailer = mail::make_mailer(config);
  CHECK(mailer->enabled());
  const std::string body = "Zie https://a.example/taken\n.\nGroet";
  REQUIRE(mailer->send({"an@politie.example", "3 taken wachten – één te laat", body}).ok());
  std::filesystem::path found;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path / "outbox")) found = entry.path();
  CHECK(found.extension() == ".eml");
  struct stat status {};
  REQUIRE(::stat(found.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  std::ostringstream text;
  text << std::ifstream(found).rdbuf();
  CHECK(holds(text.str(), "To: <an@politie.example>\r\n"));
  CHECK(holds(text.str(), "Subject: =?UTF-8?Q?3_taken_wachten_?=\r\n =?UTF-8?Q?=E2=80=93"));
  CHECK(holds(text.str(), "\r\n\r\nZie https://a.example/taken\r\n=2E\r\nGroet\r\n"));
}

TEST_CASE("Mail_WithALineBreakInAHeader_IsRefused") {
  const Folder folder;
  config::Config config;
  config.mail = "outbox";
  config.data = folder.path;
  const auto mailer = mail::make_mailer(config);
  for (const char* to : {"a@b\r\nBcc: c@d", "a@b\nX: y", "a@b,c@d", "a b@c", "<a@b>", "a", "@b", "a@", "-a@b", ""}) {
    CAPTURE(to);
    const auto sent = mailer->send({to, "x", "y"});
    REQUIRE_FALSE(sent.ok());
    CHECK(sent.error().field == "to");
  }
  CHECK_FALSE(mailer->send({"a@b.example", "x\r\nBcc: c@d", "y"}).ok());
  CHECK_FALSE(mailer->send({"a@b.example", std::string("x\0y", 3), "y"}).ok());
  CHECK_FALSE(std::filesystem::exists(folder.path / "outbox"));
}

TEST_CASE("Mail_WithLongLines_KeepsThemShort") {
  const mail::Message message{"c@d.example", std::string(300, 'x') + "ë", std::string(1000, 'y') + " "};
  const std::string text = mail::to_mail("a@b.example", "Zoë \"x\"\r\nBcc: y", message, Instant{});
  CHECK(holds(text, "Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"));
  CHECK_FALSE(holds(text, "\r\nBcc"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 78);
}

TEST_CASE("Smtp_ToAServer_TellsItSenderRecipientAndText") {
  FakeServer server("250 fine");
  const auto mailer = mail::make_mailer(smtp_to(server.port));
  const auto sent = mailer->send({"an@politie.example", "2 taken", "Regel een\n.\nRegel drie"});
  const std::string heard = server.join();
  CHECK(sent.ok());
  CHECK(holds(heard, "MAIL FROM:<waarborg@politie.example>"));
  CHECK(holds(heard, "RCPT TO:<an@politie.example>"));
  CHECK(holds(heard, "From: \"Politie Voorbeeld\" <waarborg@politie.example>\n"));
  CHECK(holds(heard, "Regel een\n=2E\nRegel drie\n.\n"));
}

TEST_CASE("Smtp_ThatRefusesOrIsAway_IsAnErrorToTryAgain") {
  FakeServer server("550 no such person");
  const auto refused = mail::make_mailer(smtp_to(server.port))->send({"an@politie.example", "x", "y"});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "mail.not_sent");
  server.join();
  const auto away = mail::make_mailer(smtp_to(server.port))->send({"an@politie.example", "x", "y"});
  REQUIRE_FALSE(away.ok());
  CHECK(away.error().kind == ErrorKind::unavailable);
}

TEST_CASE("Mailer_ThatIsOff_SendsNothing") {
  const auto mailer = mail::make_mailer(config::Config{});
  CHECK_FALSE(mailer->enabled());
  CHECK(mailer->send({"a@b.example", "x", "y"}).ok());
}
