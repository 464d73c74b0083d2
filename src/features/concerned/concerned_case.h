// For tests: an enquiry about somebody who works for the force, with whom contact is kept.
#pragma once

#include "features/concerned/touch.h"
#include "matters/participants.h"
#include "matters/testing.h"
#include "migrations/feature_concerned.h"

namespace waarborg::concerned {

using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

static inline std::vector<storage::Migration> tables() { return migrations::feature_concerned::all(); }

/// An enquiry about Emma Roos, who works for the force and can sign in.
static inline Opened open_enquiry(TestHouse& force, const std::string& procedure = "orienting") {
  auto request = force.report();
  request.procedure = procedure;
  request.actor = force.account("tessa");
  request.people = {{"concerned", "Emma Roos"}};
  auto opened = force.open(request);
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    const auto tessa = matters::Doer::house(force.account("tessa"));
    TRY(matters::assign(tx, force.house(), opened, tessa, force.account("hanna"), "handler"));
    TRY(matters::assign(tx, force.house(), opened, tessa, force.account("wil"), "care_contact"));
    return matters::assign(tx, force.house(), opened, tessa, force.account("aart"), "commissioner");
  });
  return opened;
}

static inline std::string begin(TestHouse& force, Opened& opened, const std::string& name, const std::string& way) {
  const auto viewer = force.viewer(name);
  return force.code_of([&](storage::Transaction& tx) {
    return begin_touch(tx, force.house(), opened, viewer, {"Emma Roos", way});
  });
}

static inline Touch touch_of(TestHouse& force, const Opened& opened) {
  return force.read([&](storage::Transaction& tx) { return people_of(tx, opened).at(0); });
}

static inline std::string tell(TestHouse& force, Opened& opened, const std::string& name, const NewEntry& entry) {
  const auto viewer = force.viewer(name);
  const std::string id = touch_of(force, opened).id;
  return force.code_of(
      [&](storage::Transaction& tx) { return record_entry(tx, force.house(), opened, viewer, id, entry); });
}

}  // namespace waarborg::concerned
