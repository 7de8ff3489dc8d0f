/* A calendar clock that a test can set: loaded into workerd before the C library, it adds to the true time as many
 * nanoseconds as stand in the file that HOOKPOST_TEST_CLOCK names. Clocks that only run are left alone. It allocates
 * nothing, since workerd's allocator asks for the time itself. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C(1000000000)

static volatile const int64_t *offset;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("HOOKPOST_TEST_CLOCK");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *map = mmap(0, sizeof *offset, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (map != MAP_FAILED) offset = map;
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  int failed = (int)syscall(SYS_clock_gettime, clock, at);
  if (failed || !offset || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return failed;
  int64_t nanos = at->tv_sec * SECOND + at->tv_nsec + *offset;
  at->tv_sec = nanos / SECOND;
  at->tv_nsec = nanos % SECOND;
  return 0;
}

int gettimeofday(struct timeval *at, void *zone) {
  struct timespec exact;
  (void)zone;
  int failed = clock_gettime(CLOCK_REALTIME, &exact);
  if (!failed) *at = (struct timeval){exact.tv_sec, exact.tv_nsec / 1000};
  return failed;
}
