// What the lists call people, desks and kinds of matters.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/html/components.h"

namespace waarborg::casework {

/// Whose task it is: oneself, or which of one's desks.
std::string own_principal_words(const i18n::Translator& t, const identity::Viewer& viewer,
                                const std::string& principal);
/// Every kind of matter that this force's procedures make, with its name.
std::vector<html::Choice> kinds(const i18n::Translator& t, const matters::House& house);
std::string kind_words(const std::vector<html::Choice>& kinds, const std::string& kind);

/// Names of accounts, each looked up once.
class AccountNames {
 public:
  AccountNames(storage::Transaction& tx, const matters::House& house) : tx_(tx), house_(house) {}
  /// Empty for an account that is not there.
  const std::string& name(const std::string& account_id);
  /// Who handles the matter now; empty when nobody does.
  std::string handler(const std::string& matter_id);

 private:
  storage::Transaction& tx_;
  const matters::House& house_;
  std::map<std::string, std::string> known_;
};

}  // namespace waarborg::casework
