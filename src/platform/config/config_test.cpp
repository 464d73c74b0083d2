#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "platform/config/config.h"
#include "platform/content/testing.h"

using namespace waarborg;
using config::Config;

namespace {

/// A data folder of its own, gone afterwards.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("config-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
  static inline int next = 0;
  Folder() { std::filesystem::create_directories(path / "own" / "texts"); }
  ~Folder() { std::filesystem::remove_all(path); }
  Result<Config> load(const std::string& yaml, const std::map<std::string, std::string>& environment = {}) const {
    if (!yaml.empty()) std::ofstream(path / "waarborg.yaml") << yaml;
    return config::load(path, environment);
  }
};

std::string problems(const Result<Config>& result) { return result.ok() ? "" : content::english(result.errors()); }
bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Config_WithoutAFile_IsTheDefault") {
  const Folder folder;
  const auto loaded = folder.load("");
  REQUIRE_MESSAGE(loaded.ok(), problems(loaded));
  CHECK(loaded->jurisdiction == "nl");
  CHECK(loaded->http_port == 8080);
  CHECK(loaded->data.is_absolute());
  CHECK(std::filesystem::is_directory(loaded->content / "texts"));
}

TEST_CASE("Config_OfFileAndEnvironment_TakesTheEnvironment") {
  const Folder folder;
  const auto loaded =
      folder.load("http_port: 9000\njurisdiction: be\nzone: Europe/Brussels\ncontent: own\nmail: outbox\n",
                  {{"WAARBORG_HTTP_PORT", "9001"}, {"WAARBORG_FORCE_NAME", "Politiezone Voorbeeld"}});
  REQUIRE_MESSAGE(loaded.ok(), problems(loaded));
  CHECK(loaded->http_port == 9001);
  CHECK(loaded->force_name == "Politiezone Voorbeeld");
  CHECK(loaded->jurisdiction == "be");
  CHECK(loaded->content == folder.path / "own");
}

TEST_CASE("Config_WithManyMistakes_NamesThemAllAtOnce") {
  const Folder folder;
  const auto loaded = folder.load(
      "http_prot: 80\nhttp_port: 70000\nzone: Europe/Heist\njurisdiction: de\ndemo: yes\n"
      "mail: pigeon\nmail_from: \"a@b\\r\\nBcc: c@d\"\nhttp_address: example.org\nhttp_workers: [4]\n",
      {{"WAARBORG_SESSION_HOURS_MAX", "100"}, {"WAARBORG_SMTP_PROT", "26"}});
  REQUIRE_FALSE(loaded.ok());
  const std::string lines = problems(loaded);
  const std::string file = (folder.path / "waarborg.yaml").string();
  CHECK(holds(lines, file + ":1: http_prot: expected a known field; the nearest is http_port"));
  CHECK(holds(lines, file + ":2: http_port: expected a port number from 1 to 65535"));
  CHECK(holds(lines, file + ":3: zone: expected a time zone"));
  CHECK(holds(lines, file + ":4: jurisdiction: expected nl or be"));
  CHECK(holds(lines, file + ":5: demo: expected true or false"));
  CHECK(holds(lines, file + ":6: mail: expected off, outbox or smtp"));
  CHECK(holds(lines, file + ":7: mail_from: expected a mail address"));
  CHECK(holds(lines, file + ":8: http_address: expected an IPv4"));
  CHECK(holds(lines, file + ":9: http_workers: expected a single value"));
  CHECK(holds(lines, "environment:0: WAARBORG_SESSION_HOURS_MAX: expected a number of hours"));
  CHECK(holds(lines, "WAARBORG_SMTP_PROT: expected a known variable; the nearest is WAARBORG_SMTP_PORT"));
}

TEST_CASE("Config_OfOtherVariables_IsNotDisturbed") {
  const Folder folder;
  const auto loaded =
      folder.load("", {{"WAARBORG_TEST_PG", "host=/tmp"}, {"WAARBORG_PASSWORD", "x"}, {"PATH", "/bin"}});
  CHECK_MESSAGE(loaded.ok(), problems(loaded));
}

TEST_CASE("Config_OfADemoOnAPublicAddress_IsRefused") {
  const Folder folder;
  for (const char* address : {"0.0.0.0", "192.168.1.5", "\"::\""}) {
    CAPTURE(address);
    const auto loaded = folder.load(std::string("demo: true\nhttp_address: ") + address + "\n");
    CHECK(holds(problems(loaded), ":1: demo: expected false on a public address"));
  }
  CHECK_FALSE(folder.load("demo: true\npublic_origin: https://integriteit.example\n").ok());
  for (const char* address : {"127.0.0.1", "127.8.0.1", "localhost", "\"::1\""}) {
    CAPTURE(address);
    CHECK(folder.load(std::string("demo: true\nhttp_address: ") + address + "\n").ok());
  }
}

TEST_CASE("Config_OfAnOrigin_IsSecureOrLocal") {
  const Folder folder;
  for (const char* good :
       {"https://integriteit.example", "https://a.example:8443", "http://127.0.0.1:8080", "http://localhost"}) {
    CAPTURE(good);
    CHECK(folder.load(std::string("public_origin: ") + good + "\n").ok());
  }
  for (const char* bad :
       {"http://integriteit.example", "https://a.example/", "https://", "https://a:b", "ftp://a", "a.example"}) {
    CAPTURE(bad);
    CHECK_FALSE(folder.load(std::string("public_origin: ") + bad + "\n").ok());
  }
}

TEST_CASE("Config_OfSmtpWithoutItsHost_IsRefused") {
  const Folder folder;
  const std::string lines = problems(folder.load("mail: smtp\n"));
  CHECK(holds(lines, "smtp_host: expected a host name"));
  CHECK(holds(lines, "mail_from: expected a mail address"));
}

TEST_CASE("Config_ThatIsNoMapping_IsRefusedNotACrash") {
  const Folder folder;
  for (const char* bad : {"- a\n- b\n", "just text\n", "a: [\n", "? {a: b}\n: c\n", "&a [*a]\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(folder.load(bad).ok());
  }
}
