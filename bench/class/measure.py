"""Grades a class of right programs in Python, for all exercises that there are such programs of, in four ways."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

STUDENTS = int(sys.argv[1])
LAB = os.path.abspath("bin/lab")
UNSOLVED = ("wiretap", "tws", "chat-server", "chat-client")


def solutions():
    for module in ("utils", "ntp", "httpclient", "socketserver", "echo"):
        folder = f"{module}/src/handout/python"
        for file in sorted(os.listdir(folder)):
            if file.removesuffix(".py") not in UNSOLVED:
                yield file, os.path.join(folder, file)


def grade(work, exercises, *options):
    out = tempfile.mkdtemp(dir=work)
    command = [LAB, "grade", os.path.join(work, "in"), "--out", out, *options]
    for name in exercises:
        command += ["--exercise", name]
    began = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    took = time.monotonic() - began
    lost = sorted(
        (student, test["name"])
        for student in os.listdir(os.path.join(out, "students"))
        for test in results(os.path.join(out, "students", student, "results.json"))
        if test["score"] < test["max_score"]
    )
    began = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # nothing to grade: its reports alone
    return took, time.monotonic() - began, lost


def results(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["tests"]


def main():
    work = tempfile.mkdtemp(prefix="class-")
    try:
        files = list(solutions())
        for i in range(STUDENTS):
            student = os.path.join(work, "in", f"s{i:03}")
            os.makedirs(student)
            for name, source in files:
                shutil.copy(source, os.path.join(student, name))
        exercises = [name.removesuffix(".py") for name, _ in files]
        print(f"{STUDENTS} students, {len(exercises)} exercises\n")
        print("| | s | students per minute | x unprotected, same jobs | full marks | reports alone |")
        print("|---|---|---|---|---|---|")
        bare = {}
        for jobs in ("1", "2"):
            for shut_in in (False, True):
                options = ["--jobs", jobs] + ([] if shut_in else ["--unprotected"])
                took, reports, lost = grade(work, exercises, *options)
                bare.setdefault(jobs, took)
                full = STUDENTS - len({student for student, _ in lost})
                what = f"{jobs} at a time, {'shut in' if shut_in else 'unprotected'}"
                print(f"| {what} | {took:.0f} | {60 * STUDENTS / took:.1f} | {took / bare[jobs]:.2f} | {full} of {STUDENTS} | {reports:.1f} s |", flush=True)
                for student, check in lost:  # these programs are right: the grader is to blame
                    print(f"{student} lost a mark: {check}", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(work)


main()
