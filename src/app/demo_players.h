// The people of the demo force at work: who does what, and as whom.
#pragma once

#include <map>
#include <string>

#include "app/demo.h"
#include "matters/access.h"
#include "platform/http/message.h"

namespace waarborg::app {

class Players {
 public:
  /// REQUIRES: `force` was made in this run, so that it has the keys of its accounts; outlives this.
  static Result<Players> of(matters::House& house, const DemoForce& force);

  [[nodiscard]] std::string account(const std::string& sign_in) const;
  [[nodiscard]] const identity::Viewer& viewer(const std::string& sign_in) const {
    return viewers_.at(account(sign_in));
  }
  [[nodiscard]] const identity::Viewer& viewer_of(const std::string& account_id) const {
    return viewers_.at(account_id);
  }
  /// Whether somebody with an account holds it now.
  [[nodiscard]] bool plays(const std::string& account_id) const { return viewers_.contains(account_id); }
  /// The account that does a step: who has the part, or else the first who plays it.
  std::string doer_of(storage::Transaction& tx, const matters::Opened& opened, const std::string& responsible) const;
  /// A colleague of who did it.
  [[nodiscard]] std::string second_of(const std::string& first) const;
  /// Somebody at the desk that a procedure begins at.
  [[nodiscard]] const identity::Viewer& at_desk(const std::string& desk) const;

 private:
  Players(matters::House& house, const DemoForce& force) : house_(&house), force_(&force) {}
  matters::House* house_;
  const DemoForce* force_;
  std::map<std::string, identity::Viewer> viewers_;
};

/// An invented paper, sealed, waiting to become a document.
Result<http::Upload> demo_paper(const matters::House& house, const std::string& name, const std::string& text);

}  // namespace waarborg::app
