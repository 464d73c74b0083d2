// For tests: a small force of invented people on a database that vanishes afterwards, and its pages without a server.
//
//   units    K Korps > N Eenheid Noord > N1 Basisteam Noord, K > Z Eenheid Zuid
//   desks    triage: tessa, tom   complaints: carla, cees   authority: aart, anke   central: cleo, cor
//            welfare: wil, willem   whistleblower: wanda, wouter   prosecution: piet, paula (no role)
//   roles    over K, as the desk says (triage, complaint_handler, authority, confidential_adviser); handler: hanna,
//            hugo; complaint_committee: mees; administrator: adam; analyst: ina; auditor: otto; privacy_officer:
//            petra; prevention: priya; custodian: karel, katja, koen (two of them open the recovery key);
//            team_chief of N1: chris, of Z: chantal; without a role: emma (N1)
//   register without an account: Jan Bakker 7001 (N1), Sanne de Wit 7002 (Z)
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "matters/content.h"
#include "matters/house.h"
#include "matters/opening.h"
#include "platform/storage/testing.h"

namespace waarborg::matters {

/// Migrations of the platform and of matters, with those of a feature after them.
std::vector<storage::Migration> test_migrations(const std::vector<storage::Migration>& of_features = {});

/// One force, on Monday 2 November 2026, ten in the morning. Anything that fails while it is made throws.
class TestHouse {
 public:
  explicit TestHouse(storage::Database& database, calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl);
  ~TestHouse();
  TestHouse(const TestHouse&) = delete;
  TestHouse& operator=(const TestHouse&) = delete;

  struct Member {
    std::string person_id;
    std::string account_id;
    sealing::KeyPair pair;
  };
  House& house() { return *house_; }
  web::Platform& platform() { return *platform_; }
  [[nodiscard]] FixedClock& clock() { return clock_; }
  [[nodiscard]] Date today() const { return platform_->today(); }
  void pass_days(int days) { clock_.set(clock_.now() + std::chrono::days(days)); }

  /// By sign-in name.
  [[nodiscard]] const Member& who(std::string_view sign_in_name) const;
  [[nodiscard]] const std::string& account(std::string_view sign_in_name) const { return who(sign_in_name).account_id; }
  /// Not within a transaction: one does not begin within another, which goes for every function here that asks the
  /// database. With opened keys and desks, as a session gives it; csrf is "csrf". Grants as of the clock's day.
  identity::Viewer viewer(std::string_view sign_in_name);
  [[nodiscard]] const std::string& unit(std::string_view code) const;
  std::string desk_id(const std::string& code);
  /// A person of the register by personnel number: 7001, 7002.
  std::string person(const std::string& personnel_number);
  /// A new account in the force, with a role over a unit when one is given.
  const Member& hire(const std::string& sign_in_name, const std::string& name, const std::string& unit_code,
                     std::optional<identity::Role> role = std::nullopt);

  /// A named report of today by an employee, for the unit N1.
  NewMatter report(std::string subject = "Cadeaus van een leverancier", std::string text = "Ik zag iets.");
  /// A complaint of a citizen, for the unit N1.
  NewMatter complaint(std::string subject = "Hard aangepakt", std::string text = "Ik was bang.");
  /// Opens it in a transaction of its own; throws with the error's code.
  Opened open(const NewMatter& request);

  /// In one transaction; throws with the code of the first error.
  template <class Work>
  auto write(Work&& work) {
    return must(platform_->database.write([&](storage::Transaction& tx) { return wrapped(tx, work); }));
  }
  /// The same for what only reads.
  template <class Work>
  auto read(Work&& work) {
    return must(platform_->database.read([&](storage::Transaction& tx) { return wrapped(tx, work); }));
  }
  /// The first error's code of a use case, run in one transaction; "" when it was done.
  std::string code_of(const std::function<Result<Done>(storage::Transaction&)>& work);

  template <class T>
  static T must(Result<T> result) {
    if (!result.ok()) throw std::runtime_error(result.error().code + " " + result.error().field);
    return std::move(result).value();
  }

 private:
  template <class Work>
  static auto wrapped(storage::Transaction& tx, Work& work) {
    using Answer = std::invoke_result_t<Work&, storage::Transaction&>;
    if constexpr (std::is_void_v<Answer>) {
      work(tx);
      return Result<Done>(Done{});
    } else if constexpr (requires(Answer answer) { answer.ok(); }) {
      return work(tx);
    } else {
      return Result<Answer>(work(tx));
    }
  }
  void settle_force(storage::Transaction& tx);
  void settle_desks(storage::Transaction& tx);
  Member make_member(storage::Transaction& tx, const std::string& sign_in_name, const std::string& name,
                     const std::string& unit_code, const std::vector<identity::Role>& roles);

  storage::Database& database_;
  config::Config config_;
  FixedClock clock_;
  i18n::Texts texts_;
  Content content_;
  std::unique_ptr<calendar::Holidays> holidays_;
  identity::InstanceKeys keys_;
  std::unique_ptr<auth::Sessions> sessions_;
  std::unique_ptr<jobs::Jobs> jobs_;
  std::unique_ptr<mail::Mailer> mailer_;
  std::unique_ptr<Procedures> procedures_;
  std::unique_ptr<web::Platform> platform_;
  std::unique_ptr<House> house_;
  std::map<std::string, std::string, std::less<>> units_;
  std::map<std::string, Member, std::less<>> members_;
  int next_number_ = 1000;
};

/// The pages of a feature, asked without a server. `sign_in_name` is who looks; empty: nobody is signed in.
class TestPages {
 public:
  TestPages(TestHouse& house, const std::function<void(web::RouteTable&, House&)>& add_routes);
  http::Response get(const std::string& target, const std::string& sign_in_name = {});
  /// With a token of that account and scope; without a name, with no token.
  http::Response get_api(const std::string& target, const std::string& sign_in_name = {},
                         const std::string& scope = {});
  /// As get_api, with a body.
  http::Response post_api(const std::string& target, const std::string& body, const std::string& sign_in_name = {},
                          const std::string& scope = {});
  /// With the form token of the viewer's session.
  http::Response post(const std::string& path, http::Fields form, const std::string& sign_in_name = {},
                      std::vector<http::Upload> uploads = {});
  /// A file that came in, sealed and waiting in the uploads folder.
  http::Upload upload(const std::string& field, const std::string& file_name, const std::string& content);
  /// What the browser sends along with every request; not set from responses.
  std::map<std::string, std::string, std::less<>> cookies{};
  /// The text of a response, streamed or not; throws when the stream fails.
  static std::string body_of(http::Response& response);
  /// The first header of that name, or empty.
  static std::string header_of(const http::Response& response, std::string_view name);

 private:
  http::Response send(http::Request& request, const std::string& sign_in_name);
  TestHouse& house_;
  std::unique_ptr<web::Application> application_;
};

/// Runs the test in a fresh force on a database of each kind. Include doctest first, and a failed check names the
/// database it failed on.
static inline void for_each_house(const std::function<void(TestHouse&)>& test,
                                  const std::vector<storage::Migration>& of_features = {},
                                  calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl) {
  storage::for_each_database(test_migrations(of_features), [&](storage::Database& database) {
    TestHouse house(database, jurisdiction);
    test(house);
  });
}

}  // namespace waarborg::matters
