package org.socketlab.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RowBudgetTest {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final RowBudget budget = new RowBudget();

  @Test
  void aBurstIsTakenWhole() {
    int[] hundred = new int[100];
    Arrays.fill(hundred, 3);
    budget.spend(hundred, LOOK);
    for (int taken = 0; taken < 10_000; taken += 1_000) {
      assertFalse(budget.isFlood());
      assertTrue(budget.share() >= 5_000, "leaves out rows of one conversation that speaks up");
      budget.spend(new int[] {1_000}, LOOK);
    }
  }

  @Test
  void ofAFloodSomeRowsAreTakenAndAfterItAllAgain() {
    for (int look = 0; look < 10; look++) {
      budget.spend(new int[] {2_500, 2_500}, LOOK);
    }
    assertTrue(budget.isFlood());
    assertEquals(24, budget.share());
    budget.spend(new int[] {24, 24}, Duration.ofSeconds(1));
    assertTrue(budget.share() > 400 && budget.share() < 600, "share: " + budget.share());
    assertFalse(budget.isFlood(), "a slow look at the few rows that come after a flood");
    budget.spend(new int[0], Duration.ofSeconds(10));
    assertFalse(budget.isFlood());
    assertEquals(5_000, budget.share());
  }
}
