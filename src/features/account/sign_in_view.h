// The sign-in page as a pure function of values.
#pragma once

#include "features/account/demo_sign_ins.h"
#include "platform/html/components.h"

namespace waarborg::account {

struct DemoPerson {
  DemoSignIn person;
  std::string code;  ///< the six digits that count at this moment
};

struct SignInPage {
  html::FormState state{};
  std::string next{};  ///< where to go afterwards; a path of this site
  std::vector<DemoPerson> demo{};
};

html::Html sign_in_view(const i18n::Translator& t, const SignInPage& page);

}  // namespace waarborg::account
