package org.socketlab.testing.marks;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.socketlab.testing.Settings;

/**
 * Leaves out the tests of modules that are only built along: repeated grading of one exercise then
 * never waits for the kit's tests. Registered for every test of every module (META-INF/services).
 */
public final class BuiltAlong implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean along =
        context
            .getTestClass()
            .filter(tests -> !MarksTest.class.isAssignableFrom(tests)) // which sums up the build
            .map(tests -> new Settings(context::getConfigurationParameter).isBuiltAlong())
            .orElse(false);
    return along
        ? ConditionEvaluationResult.disabled("built along: not the module that was chosen")
        : ConditionEvaluationResult.enabled("chosen");
  }
}
