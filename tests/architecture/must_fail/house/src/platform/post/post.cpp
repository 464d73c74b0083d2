#include "platform/post/post.h"
int posted() { return 2; }
