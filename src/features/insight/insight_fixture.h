// For tests: matters to count, tables as files, and a house whose mails are kept.
#pragma once

#include <doctest/doctest.h>

#include "features/insight/contract/insight.h"
#include "matters/testing.h"
#include "migrations/feature_concerned.h"
#include "migrations/feature_decisions.h"
#include "migrations/feature_insight.h"
#include "migrations/feature_triage.h"
#include "platform/mail/mail.h"

namespace waarborg::insight {

using matters::TestHouse;
using matters::TestPages;

static inline void in_each_house(const std::function<void(TestHouse&)>& test) {
  auto tables = migrations::feature_triage::all();
  for (const auto& some :
       {migrations::feature_concerned::all(), migrations::feature_decisions::all(), migrations::feature_insight::all()})
    tables.insert(tables.end(), some.begin(), some.end());
  matters::for_each_house(test, tables);
}

/// So many reports for a unit, received on that day.
inline void receive(TestHouse& house, const char* unit, int count, Date on) {
  for (int i = 0; i < count; ++i) {
    auto request = house.report();
    request.unit_id = house.unit(unit);
    request.received_on = on;
    house.open(request);
  }
}

inline std::string csv(TestPages& pages, const std::string& target, const std::string& who) {
  auto response = pages.get(target, who);
  CHECK(response.status == 200);
  return TestPages::body_of(response);
}

/// Keeps what is sent.
class Postman final : public mail::Mailer {
 public:
  [[nodiscard]] bool enabled() const override { return true; }
  Result<Done> send(const mail::Message& message) override {
    sent.push_back(message);
    return Done{};
  }
  std::vector<mail::Message> sent;
};

/// The same force, whose mails this postman gets.
class MailingHouse {
 public:
  MailingHouse(TestHouse& house, Postman& postman) : MailingHouse(house.house(), house.platform(), postman) {}
  matters::House& house() { return house_; }

 private:
  MailingHouse(const matters::House& of, web::Platform& from, Postman& postman)
      : platform_{from.config,   from.database, from.clock, from.texts,       from.keys,
                  from.sessions, from.jobs,     postman,    from.jurisdiction},
        house_{platform_, of.procedures, of.content, of.holidays} {}
  web::Platform platform_;
  matters::House house_;
};

}  // namespace waarborg::insight
