#include "platform/store/store.h"
int bottom() { return stored(); }
