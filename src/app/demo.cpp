#include "app/demo.h"

#include <fmt/core.h>

#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <system_error>

#include "app/commands.h"
#include "app/demo_look_ups.h"

namespace waarborg::app {

namespace fs = std::filesystem;

namespace {

std::string quoted(const std::string& text) { return boost::json::serialize(boost::json::value(text)); }

void write_private(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  std::error_code error;
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
}

void write_config(const DemoOptions& options, const DemoContent& content) {
  write_private(options.data / "waarborg.yaml",
                fmt::format("jurisdiction: {}\nforce_name: {}\nzone: {}\ndemo: true\nmail: outbox\nmail_from: {}\n"
                            "contact_name: {}\ncontact_address: {}\ncontact_mail: {}\ncontact_phone: {}\n"
                            "password_memory_mib: 16\n",
                            options.jurisdiction, quoted(content.force), content.zone, quoted(content.contact_mail),
                            quoted(content.contact_name), quoted(content.contact_address), quoted(content.contact_mail),
                            quoted(content.contact_phone)));
}

void write_sign_ins(const fs::path& data, const DemoForce& force) {
  boost::json::array list;
  for (const auto& each : force.sign_ins)
    list.push_back({{"name", each.name},
                    {"sign_in", each.sign_in},
                    {"password", each.password},
                    {"totp_secret", each.totp_secret},
                    {"role", each.role},
                    {"roles", boost::json::array(each.roles.begin(), each.roles.end())}});
  write_private(data / "demo-sign-ins.json", boost::json::serialize(list));
  write_private(data / "demo-return-code.txt", force.return_code + "\n");
}

/// The past has units and people of its own.
void add_people_of(const PastContent& past, DemoContent& content) {
  content.units.insert(content.units.end(), past.units.begin(), past.units.end());
  content.accounts.insert(content.accounts.end(), past.accounts.begin(), past.accounts.end());
  content.people.insert(content.people.end(), past.people.begin(), past.people.end());
}

void print_sign_ins(const fs::path& data) {
  std::ifstream file(data / "demo-sign-ins.json");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const boost::json::value list = boost::json::parse(text);
  fmt::print("\nInvented people to sign in as (code: ./dev code NAME, or read it on the sign-in page):\n");
  for (const auto& each : list.as_array()) {
    const auto field = [&](const char* name) { return std::string(each.at(name).as_string()); };
    fmt::print("  {:<14} {:<20} {:<28} {}\n", field("sign_in"), field("password"), field("role"), field("name"));
  }
  std::ifstream code(data / "demo-return-code.txt");
  std::string line;
  std::getline(code, line);
  fmt::print("Return code of a report, to try the mailbox with: {}\n\n", line);
}

}  // namespace

Result<Done> make_demo(const DemoOptions& options) {
  const char* content_folder = std::getenv("WAARBORG_CONTENT");
  const fs::path folder = content_folder ? fs::path(content_folder) : fs::path("content");
  DemoContent content = TRY(load_demo_content(folder / "demo" / (options.jurisdiction + ".yaml")));
  DemoAmounts amounts;
  if (options.matters >= 0) amounts.matters = options.matters;
  if (options.enquiries >= 0) amounts.enquiries = options.enquiries;
  PastContent past;
  if (amounts.enquiries > 0) {
    past = TRY(load_past_content(folder / "demo" / "past.yaml", options.jurisdiction));
    add_people_of(past, content);
  }
  fs::create_directories(options.data);
  write_config(options, content);
  FixedClock clock(SystemClock().now());
  auto installation = TRY(Installation::open(options.data, Keys::make, Schema::migrate, clock));
  const int days = amounts.enquiries > 0 ? 366 * amounts.years : 0;
  DemoForce force = TRY(make_demo_force(*installation, content, add_days(installation->platform().today(), -days)));
  TRY(make_demo_matters(*installation, content, past, force, clock, amounts));
  if (options.look_ups) TRY(make_demo_look_ups(*installation, content, force, clock));
  write_sign_ins(options.data, force);
  return Done{};
}

int demo(const DemoOptions& options) {
  if (!fs::exists(options.data / "demo-sign-ins.json")) {
    fmt::print("Making an invented force in {} ...\n", options.data.string());
    std::fflush(stdout);
    if (const auto made = make_demo(options); !made.ok()) {
      fmt::print(stderr, "waarborg demo: cannot make the force\n{}", describe(made.errors()));
      return 1;
    }
  }
  print_sign_ins(options.data);
  return options.only_make ? 0 : serve({options.data, options.port});
}

int demo_code(const fs::path& data, const std::string& sign_in) {
  std::ifstream file(data / "demo-sign-ins.json");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  boost::system::error_code error;
  const boost::json::value list = boost::json::parse(text, error);
  if (error || !list.is_array()) {
    fmt::print(stderr, "waarborg demo-code: {} holds no demo force\n", data.string());
    return 1;
  }
  for (const auto& each : list.as_array()) {
    const auto field = [&](const char* name) { return std::string(each.at(name).as_string()); };
    if (sign_in.empty() || sign_in == field("sign_in"))
      fmt::print("{} {}\n", auth::totp_code(field("totp_secret"), SystemClock().now()), field("sign_in"));
  }
  return 0;
}

}  // namespace waarborg::app
