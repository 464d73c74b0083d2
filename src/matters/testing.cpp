#include "matters/testing.h"

#include <cstdlib>

#include "migrations/matters.h"
#include "migrations/platform_audit.h"
#include "migrations/platform_auth.h"
#include "migrations/platform_directory.h"
#include "migrations/platform_jobs.h"
#include "migrations/platform_web.h"
#include "platform/auth/recovery.h"
#include "platform/directory/directory.h"

namespace waarborg::matters {

namespace {

using identity::Role;

constexpr sealing::PasswordCost kCheap{1, 8192};

struct Cast {
  const char* sign_in_name;
  const char* name;
  const char* unit;
  std::optional<Role> role;
};
const std::vector<Cast>& cast() {
  static const std::vector<Cast> all{
      {"tessa", "Tessa Linthorst", "K", Role::triage},
      {"tom", "Tom Verhagen", "K", Role::triage},
      {"hanna", "Hanna Postma", "K", Role::handler},
      {"hugo", "Hugo Brandsma", "K", Role::handler},
      {"aart", "Aart Kuipers", "K", Role::authority},
      {"anke", "Anke Dijkman", "K", Role::authority},
      {"carla", "Carla Smeets", "K", Role::complaint_handler},
      {"cees", "Cees Molenaar", "K", Role::complaint_handler},
      {"mees", "Mees van Loon", "K", Role::complaint_committee},
      {"cleo", "Cleo Wagenaar", "K", Role::handler},
      {"cor", "Cor Terpstra", "K", Role::handler},
      {"wil", "Wil Hendriksen", "K", Role::confidential_adviser},
      {"willem", "Willem Ooms", "K", Role::confidential_adviser},
      {"adam", "Adam Zwart", "K", Role::administrator},
      {"ina", "Ina Bosma", "K", Role::analyst},
      {"otto", "Otto Reinders", "K", Role::auditor},
      {"wanda", "Wanda Keizer", "K", Role::confidential_adviser},
      {"wouter", "Wouter Claes", "K", Role::confidential_adviser},
      {"petra", "Petra Vink", "K", Role::privacy_officer},
      {"priya", "Priya Ramdin", "K", Role::prevention},
      {"karel", "Karel Nijhof", "K", Role::custodian},
      {"katja", "Katja Blom", "K", Role::custodian},
      {"koen", "Koen Faber", "K", Role::custodian},
      {"piet", "Piet Hofman", "K", std::nullopt},
      {"paula", "Paula Sikkema", "K", std::nullopt},
      {"chris", "Chris Mulder", "N1", Role::team_chief},
      {"chantal", "Chantal Peeters", "Z", Role::team_chief},
      {"emma", "Emma Roos", "N1", std::nullopt},
  };
  return all;
}

std::filesystem::path temporary_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "waarborg-house-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder: " + pattern);
  return pattern;
}

config::Config configuration(calendar::Jurisdiction jurisdiction) {
  auto config = TestHouse::must(config::load(temporary_folder(), std::map<std::string, std::string>{}));
  config.jurisdiction = std::string(calendar::code_of(jurisdiction));
  config.public_origin = "https://integriteit.example";
  config.password_memory_mib = 1;
  config.contact_name = "Bureau Integriteit";
  config.contact_address = "Voorbeeldstraat 1, Utrecht";
  config.contact_mail = "integriteit@voorbeeld.example";
  config.contact_phone = "030 000 00 00";
  std::filesystem::create_directories(config.files());
  std::filesystem::create_directories(config.uploads());
  return config;
}

Instant first_moment() {
  using namespace std::chrono;
  return Instant(sys_days(year{2026} / 11 / 2) + hours(9));
}

}  // namespace

std::vector<storage::Migration> test_migrations(const std::vector<storage::Migration>& of_features) {
  std::vector<storage::Migration> all;
  for (const auto& some :
       {migrations::platform_jobs::all(), migrations::platform_directory::all(), migrations::platform_audit::all(),
        migrations::platform_auth::all(), migrations::platform_web::all(), migrations::matters::all(), of_features})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

TestHouse::TestHouse(storage::Database& database, calendar::Jurisdiction jurisdiction)
    : database_(database),
      config_((sealing::sealing_init(), configuration(jurisdiction))),
      clock_(first_moment()),
      texts_(must(i18n::Texts::load(config_.content / "texts"))),
      content_(must(load_content(config_.content, jurisdiction))),
      holidays_(std::make_unique<calendar::Holidays>(must(calendar::load_holidays(config_.content, jurisdiction)))),
      keys_(identity::InstanceKeys::random()),
      sessions_(std::make_unique<auth::Sessions>(database, clock_, keys_, auth::SessionPolicy{30, 10, kCheap})),
      jobs_(std::make_unique<jobs::Jobs>(database, clock_)),
      mailer_(mail::make_mailer(config_)),
      procedures_(std::make_unique<Procedures>(jurisdiction)),
      platform_(std::make_unique<web::Platform>(
          web::Platform{config_, database, clock_, texts_, keys_, *sessions_, *jobs_, *mailer_, jurisdiction})),
      house_(std::make_unique<House>(House{*platform_, *procedures_, content_, *holidays_})) {
  write([&](storage::Transaction& tx) -> Result<Done> {
    settle_force(tx);
    settle_desks(tx);
    return procedures_->adopt(tx, content_.procedures, today());
  });
}

TestHouse::~TestHouse() {
  std::error_code ignored;
  std::filesystem::remove_all(config_.data, ignored);
}

void TestHouse::settle_force(storage::Transaction& tx) {
  units_["K"] = directory::save_unit(tx, {"", "K", "Korps", "", ""});
  units_["N"] = directory::save_unit(tx, {"", "N", "Eenheid Noord", units_["K"], ""});
  units_["N1"] = directory::save_unit(tx, {"", "N1", "Basisteam Noord", units_["N"], ""});
  units_["Z"] = directory::save_unit(tx, {"", "Z", "Eenheid Zuid", units_["K"], ""});
  directory::save_person(tx, keys_, {"", "7001", "Jan Bakker", "", units_["N1"], "agent", "operational", {}, {}});
  directory::save_person(tx, keys_, {"", "7002", "Sanne de Wit", "", units_["Z"], "agent", "operational", {}, {}});
  for (const auto& person : cast()) {
    std::vector<Role> roles;
    if (person.role) roles.push_back(*person.role);
    make_member(tx, person.sign_in_name, person.name, person.unit, roles);
  }
}

void TestHouse::settle_desks(storage::Transaction& tx) {
  const auto seat = [&](const char* code, const char* first, const char* second) {
    directory::create_desk(tx, code, {account(first), account(second)});
  };
  seat("triage", "tessa", "tom");
  seat("complaints", "carla", "cees");
  seat("authority", "aart", "anke");
  seat("central", "cleo", "cor");
  seat("welfare", "wil", "willem");
  seat("whistleblower", "wanda", "wouter");
  seat("prosecution", "piet", "paula");
  must(auth::set_up_recovery(tx, {account("karel"), account("katja"), account("koen")}, 2));
}

TestHouse::Member TestHouse::make_member(storage::Transaction& tx, const std::string& sign_in_name,
                                         const std::string& name, const std::string& unit_code,
                                         const std::vector<Role>& roles) {
  const std::string number = std::to_string(++next_number_);
  const std::string person = directory::save_person(
      tx, keys_,
      {"", number, name, sign_in_name + "@voorbeeld.example", unit(unit_code), "agent", "operational", {}, {}});
  const auto made = must(
      auth::create_account(tx, clock_, keys_, kCheap, {person, sign_in_name, "een paar woorden", i18n::Language::nl}));
  for (const Role role : roles) directory::grant(tx, made.account_id, role, unit(unit_code), add_days(today(), -30));
  members_.insert_or_assign(sign_in_name, Member{person, made.account_id, made.pair});
  return members_.at(sign_in_name);
}

const TestHouse::Member& TestHouse::hire(const std::string& sign_in_name, const std::string& name,
                                         const std::string& unit_code, std::optional<Role> role) {
  std::vector<Role> roles;
  if (role) roles.push_back(*role);
  write([&](storage::Transaction& tx) { make_member(tx, sign_in_name, name, unit_code, roles); });
  return who(sign_in_name);
}

const TestHouse::Member& TestHouse::who(std::string_view sign_in_name) const {
  const auto found = members_.find(sign_in_name);
  if (found == members_.end()) throw std::runtime_error("nobody is called " + std::string(sign_in_name));
  return found->second;
}

const std::string& TestHouse::unit(std::string_view code) const {
  const auto found = units_.find(code);
  if (found == units_.end()) throw std::runtime_error("no unit " + std::string(code));
  return found->second;
}

identity::Viewer TestHouse::viewer(std::string_view sign_in_name) {
  const Member& member = who(sign_in_name);
  return read([&](storage::Transaction& tx) {
    identity::Viewer viewer;
    viewer.account_id = member.account_id;
    viewer.person_id = member.person_id;
    viewer.name = directory::person_name(tx, keys_, member.person_id);
    viewer.grants = directory::grants_of(tx, member.account_id, today());
    viewer.person_token = keys_.person_token(member.person_id);
    viewer.key = member.pair;
    viewer.desks = directory::desks_of(tx, member.account_id, member.pair);
    viewer.session_id = "session";
    viewer.csrf = "csrf";
    return viewer;
  });
}

std::string TestHouse::desk_id(const std::string& code) {
  return read([&](storage::Transaction& tx) { return directory::find_desk(tx, code).value().id; });
}

std::string TestHouse::person(const std::string& personnel_number) {
  return read([&](storage::Transaction& tx) {
    return directory::find_person_by_number(tx, keys_, personnel_number).value().id;
  });
}

NewMatter TestHouse::report(std::string subject, std::string text) {
  NewMatter request;
  request.procedure = "report";
  request.unit_id = unit("N1");
  request.theme = "gifts";
  request.channel = "employee";
  request.reporter_kind = "named";
  request.subject = std::move(subject);
  request.text = std::move(text);
  request.actor = "reporter";
  return request;
}

NewMatter TestHouse::complaint(std::string subject, std::string text) {
  NewMatter request = report(std::move(subject), std::move(text));
  request.procedure = "complaint";
  request.theme = "force";
  request.channel = "citizen";
  request.actor = "complainant";
  return request;
}

Opened TestHouse::open(const NewMatter& request) {
  return write([&](storage::Transaction& tx) { return open_matter(tx, *house_, request); });
}

std::string TestHouse::code_of(const std::function<Result<Done>(storage::Transaction&)>& work) {
  const Result<Done> done = database_.write(work);
  return done.ok() ? "" : done.error().code;
}

}  // namespace waarborg::matters
