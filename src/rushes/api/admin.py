"""The operator's API: tenants and their projects."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from rushes.api import admin_objects as objects
from rushes.api.admin_objects import (
    ChangeHolder,
    ChangeTenant,
    CreateProject,
    CreateTenant,
    PlanList,
    ProjectList,
    ProjectObject,
    TenantList,
    TenantObject,
    id_of,
)
from rushes.api.document import body, errors
from rushes.api.gate import ADMIN
from rushes.api.intake import services, taken
from rushes.api.replies import reply

PREFIX = f"{ADMIN}/v1"
router = APIRouter(prefix=PREFIX, tags=["administration"])

TenantId = Annotated[str, Path(description="The tenant's `id`.", max_length=256)]
ProjectId = Annotated[str, Path(description="The project's `id`.", max_length=256)]
AFTER = Query(description="The last id of the page before.")
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]
OfTenant = Annotated[str | None, Query(description="Only this tenant's."), id_of("tenant", "tenant")]
OfProject = Annotated[str | None, Query(description="Only this project's."), id_of("proj", "project")]


def failures(*statuses: int) -> dict[int | str, dict[str, object]]:
    """No tenant's key opens these, so there are no scopes to lack."""
    return errors(401, *statuses, key=False)


@router.post(
    "/tenants",
    operation_id="createTenant",
    response_model=TenantObject,
    responses=failures(400, 409, 413, 415),
    openapi_extra=body(CreateTenant),
)
async def create_tenant(request: Request) -> Response:
    """Begin to work for somebody."""
    async with taken(request, CreateTenant) as (asked, _):
        made = await services(request).administration.tenants.create(asked.name, asked.plan)
    return reply(objects.tenant(made))


@router.get("/tenants", operation_id="listTenants", response_model=TenantList, responses=failures(400))
async def list_tenants(
    request: Request,
    after: Annotated[str | None, AFTER, id_of("tenant", "tenant")] = None,
    limit: Limit = 20,
) -> Response:
    """All tenants, newest first."""
    found, more = await services(request).administration.tenants.page(after=after, limit=limit)
    data = [objects.tenant(each) for each in found]
    return reply(TenantList.of(data, more))


@router.get(
    "/tenants/{tenant_id}",
    operation_id="retrieveTenant",
    response_model=TenantObject,
    responses=failures(404),
)
async def retrieve_tenant(request: Request, tenant_id: TenantId) -> Response:
    """One tenant."""
    return reply(objects.tenant(await services(request).administration.tenants.retrieve(tenant_id)))


@router.post(
    "/tenants/{tenant_id}",
    operation_id="updateTenant",
    response_model=TenantObject,
    responses=failures(400, 404, 409, 413, 415),
    openapi_extra=body(ChangeTenant),
)
async def update_tenant(request: Request, tenant_id: TenantId) -> Response:
    """Rename, disable or enable a tenant, or give it another plan or billing; what is not named stays."""
    async with taken(request, ChangeTenant) as (asked, _):
        changed = await services(request).administration.tenants.change(
            tenant_id, name=asked.name, disabled=asked.disabled, plan=asked.plan, billing=asked.billing
        )
    return reply(objects.tenant(changed))


@router.get("/plans", operation_id="listPlans", response_model=PlanList, responses=failures())
async def list_plans(request: Request) -> Response:
    """The plans that a tenant can have: the built-in ones and those of `rushes.toml`."""
    found = services(request).administration.plans.all
    return reply(PlanList(data=[objects.plan(name, each) for name, each in found.items()]))


@router.post(
    "/projects",
    operation_id="createProject",
    response_model=ProjectObject,
    responses=failures(400, 404, 409, 413, 415),
    openapi_extra=body(CreateProject),
)
async def create_project(request: Request) -> Response:
    """Give a tenant another project."""
    async with taken(request, CreateProject) as (asked, _):
        made = await services(request).administration.projects.create(asked.tenant_id, asked.name)
    return reply(objects.project(made))


@router.get("/projects", operation_id="listProjects", response_model=ProjectList, responses=failures(400))
async def list_projects(
    request: Request,
    tenant_id: OfTenant = None,
    after: Annotated[str | None, AFTER, id_of("proj", "project")] = None,
    limit: Limit = 20,
) -> Response:
    """One tenant's projects or all, newest first."""
    found, more = await services(request).administration.projects.page(
        tenant_id=tenant_id, after=after, limit=limit
    )
    data = [objects.project(each) for each in found]
    return reply(ProjectList.of(data, more))


@router.get(
    "/projects/{project_id}",
    operation_id="retrieveProject",
    response_model=ProjectObject,
    responses=failures(404),
)
async def retrieve_project(request: Request, project_id: ProjectId) -> Response:
    """One project."""
    return reply(objects.project(await services(request).administration.projects.retrieve(project_id)))


@router.post(
    "/projects/{project_id}",
    operation_id="updateProject",
    response_model=ProjectObject,
    responses=failures(400, 404, 409, 413, 415),
    openapi_extra=body(ChangeHolder),
)
async def update_project(request: Request, project_id: ProjectId) -> Response:
    """Rename, disable or enable a project; what is not named stays."""
    async with taken(request, ChangeHolder) as (asked, _):
        changed = await services(request).administration.projects.change(
            project_id, name=asked.name, disabled=asked.disabled
        )
    return reply(objects.project(changed))
