"""The pipeline from a folder of files to a catalogue and an index, where the rooms meet."""

from explorer.build.annotating import AnnotatedFile, annotate
from explorer.build.crew import look_seldom_for_garbage
from explorer.build.refreshing import BuildSummary, refresh
from explorer.build.reporting import Progress, Report, Stage
from explorer.build.surveying import Survey, survey
from explorer.build.watching import Change, watch

__all__ = [
    "AnnotatedFile",
    "BuildSummary",
    "Change",
    "Progress",
    "Report",
    "Stage",
    "Survey",
    "annotate",
    "look_seldom_for_garbage",
    "refresh",
    "survey",
    "watch",
]
